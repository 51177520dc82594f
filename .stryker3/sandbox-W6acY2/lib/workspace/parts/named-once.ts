import { invalid } from "../../errors";
import { violates } from "../../unique-violation";

/** The database keeps the names of workspaces apart, also for two people at the same moment. */
export async function namedOnce<T>(name: string, field: string, command: () => Promise<T>): Promise<T> {
  try {
    return await command();
  } catch (error) {
    if (!violates(error, "workspaces_name_key")) throw error;
    throw invalid({ [field]: [`“${name}” is the name of another workspace. Choose another name.`] });
  }
}
