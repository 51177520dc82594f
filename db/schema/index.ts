export * from "./people";
export * from "./workspaces";
export * from "./mini-programs";
export * from "./configurations";
export * from "./catalog";
export * from "./mails";
export * from "./audit";
