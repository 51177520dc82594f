// Lets a thread that is started from the source read TypeScript. In a thread tsx must be asked for it.
import { register } from "tsx/esm/api";

register();
