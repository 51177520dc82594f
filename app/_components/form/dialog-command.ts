/**
 * A button that opens or closes a dialog: by the browser's own command, before any script has loaded, and by a script
 * in browsers that do not know it.
 */
export function dialogCommand(command: "show-modal" | "close", id: string) {
  return {
    command,
    commandfor: id,
    onClick: () => {
      const dialog = document.getElementById(id);
      if (!(dialog instanceof HTMLDialogElement)) return;
      if (command === "close") dialog.close();
      else if (!dialog.open) dialog.showModal();
    },
  };
}
