/** Whoever goes on typing in a field that shows two texts means their own. */
export function keepMine(target: EventTarget): void {
  const isControl =
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  if (!isControl || !target.form || target.name.startsWith("keep.")) return;
  const choice = target.form.elements.namedItem(`keep.${target.name}`);
  if (choice instanceof RadioNodeList && choice.value !== "both") choice.value = "mine";
}
