import { writeFileSync } from "node:fs";
import { matrixDocument } from "../lib/access/matrix-document";

writeFileSync(new URL("../docs/role-matrix.md", import.meta.url), matrixDocument());
