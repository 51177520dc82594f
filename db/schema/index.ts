export * from "./people";
export * from "./workspaces";
export * from "./mini-programs";
export * from "./audit";
