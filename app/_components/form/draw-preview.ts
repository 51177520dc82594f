/** Draws the middle square of a picture, and tells its measures. A canvas needs no address that a policy would have to allow. */
export async function drawPreview(file: File, canvas: HTMLCanvasElement): Promise<string> {
  const context = canvas.getContext("2d");
  if (!context) return "";
  const size = `${Math.ceil(file.size / 1024)} KiB`;
  context.clearRect(0, 0, canvas.width, canvas.height);
  try {
    const picture = await createImageBitmap(file);
    const side = Math.min(picture.width, picture.height);
    const left = (picture.width - side) / 2;
    const top = (picture.height - side) / 2;
    context.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height);
    const measures = `${picture.width} × ${picture.height} px, ${size}`;
    return picture.width === picture.height ? measures : `${measures}: not square`;
  } catch {
    return `${size}: not a picture that can be shown here`;
  }
}
