import sharp from "sharp";
import { invalid } from "../../errors";

// Only three decoders may ever see what people send; the others (SVG, PDF, TIFF …) stay shut.
const decoders = ["Png", "Jpeg", "Webp"].flatMap((format) => [
  `VipsForeignLoad${format}Buffer`,
  `VipsForeignLoad${format}File`,
]);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: decoders });

const maxLogoBytes = 256 * 1024;
const sides = { least: 96, most: 2048 };
const thumbnailSide = 128;

/** A logo as it is kept: decoded and encoded anew as WebP, so that nothing but its pixels comes through. */
export type EncodedLogo = { side: number; image: Buffer; thumbnail: Buffer };

/** Refuses, beside the field `logo`, what is not a square PNG, JPEG or WebP by content, of 96 to 2,048 px and at most 256 KiB. */
export async function encodeLogo(file: Buffer): Promise<EncodedLogo> {
  const size = Math.ceil(file.length / 1024);
  if (file.length > maxLogoBytes) refuse(`The logo has ${size} KiB; at most 256 KiB fit.`);
  const { format, width, height, pages } = await readHead(file);
  if (format !== "png" && format !== "jpeg" && format !== "webp") {
    refuse(`The logo is ${format.toUpperCase()} inside, whatever its name. Use PNG, JPEG or WebP.`);
  }
  if (pages > 1) refuse("The logo is animated. Use a still picture.");
  if (width !== height) refuse(`The logo is ${width} × ${height} px. It must be square.`);
  if (width < sides.least || width > sides.most) {
    refuse(`The logo is ${width} px wide. It must have 96 to 2,048 px.`);
  }
  try {
    const picture = sharp(file, { limitInputPixels: sides.most * sides.most, failOn: "error" }).rotate();
    const image = await picture.clone().webp({ quality: 90 }).toBuffer();
    const thumbnail = await picture.clone().resize(thumbnailSide, thumbnailSide).webp({ quality: 90 }).toBuffer();
    return { side: width, image, thumbnail };
  } catch {
    return refuse("The logo cannot be read to its end. Save it again and choose it anew.");
  }
}

async function readHead(file: Buffer): Promise<{ format: string; width: number; height: number; pages: number }> {
  try {
    const { format, width, height, pages = 1 } = await sharp(file, { limitInputPixels: false }).metadata();
    return { format, width, height, pages };
  } catch {
    return refuse("The logo is not a picture that can be read. Use PNG, JPEG or WebP.");
  }
}

function refuse(message: string): never {
  throw invalid({ logo: [message] });
}
