import { inMorningCup } from "./morning-cup";
import { addRemovalRequest } from "./requests";

export type JourneyRequest = { number: number; name: string; miniProgramId: string };

/** A mini program of Morning Cup Co. for one journey alone, whose removal this person has asked for. */
export async function askForRemoval(applicantEmail: string): Promise<JourneyRequest> {
  return inMorningCup(async ({ db, personOf, add }) => {
    const applicant = await personOf(applicantEmail);
    const miniProgram = await add();
    const number = await addRemovalRequest(db, miniProgram, applicant, { openedAt: new Date() });
    return { number, name: miniProgram.name, miniProgramId: miniProgram.id };
  });
}
