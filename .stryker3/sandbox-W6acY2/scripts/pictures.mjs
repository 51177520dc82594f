// npm run pictures -- [address] [folder]: pictures of a running console with its demo data.
import { register } from "tsx/esm/api";

register();
const { takePictures } = await import("./pictures.ts");
const [address = "http://localhost:3000", folder = "docs/pictures"] = process.argv.slice(2);
await takePictures(process.env, address, folder);
