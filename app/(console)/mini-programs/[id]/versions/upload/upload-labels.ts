export const uploadLabels = {
  number: "Version number",
  package: "Package",
  uploadNote: "Upload note",
  jsapis: "JSAPIs",
};

export const uploadNoteHelp = "For the people of the mini program: what this build is. Up to 500 characters.";
