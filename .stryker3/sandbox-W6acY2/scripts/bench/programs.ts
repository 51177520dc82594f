import { nameKey, sortName } from "../../lib/text/name-key";
import { searchText } from "../../lib/text/search-text";
import { categories, requiredInformation } from "../../lib/vocabulary";
import { makeWeighted, type Random } from "./random";
import type { Made, Person, Workspace } from "./people";
import { planted } from "./terms";
import { chinese, english, indonesian } from "./words";

const languages = ["en", "zh-CN", "id"] as const;
type Language = (typeof languages)[number];

export type Program = ReturnType<ReturnType<typeof makePrograms>>;

/** Makes one mini program after the other, the oldest first. */
export function makePrograms(random: Random, made: Made, count: number, now: number) {
  const { workspaces, asked, large, small, superApp } = made;
  const pickWorkspace = makeWeighted(
    random,
    workspaces.map((workspace) => (workspace === small ? 0 : workspace.weight)),
  );
  const states = ["created", "released", "archived", "deleted"];
  const pickState = makeWeighted(random, [400, 545, 50, 5]);
  const pickDefault = makeWeighted(random, [50, 30, 20]);
  // The list has a common category, ten or so usual ones, and rare ones: one of 2,000 mini programs has the last.
  const pickCategory = makeWeighted(
    random,
    categories.map((_, at) => (at === categories.length - 1 ? 0.06 : 1 / (at + 4))),
  );
  const taken = new Set<string>();
  const began = now - 3 * 365 * 86_400_000;
  let at = 0;

  return () => {
    const isOne = at === Math.floor(count / 3);
    const isSmall = at % Math.floor(count / small.weight) === 0 && at / Math.floor(count / small.weight) < small.weight;
    const workspace = isSmall ? small : (workspaces[pickWorkspace()] ?? superApp);
    const creator = creatorIn(workspace);
    const id = random.miniProgramId();
    const defaultLanguage = languages[pickDefault()] ?? "en";
    const spoken = languages.filter((language) => language === defaultLanguage || isOne || random.chance(0.4));
    const texts = spoken.map((language) => ({ language, ...freeName(workspace, language, isOne) }));
    const name = texts.find(({ language }) => language === defaultLanguage)?.name ?? "";
    const created = began + ((now - began) * at) / count;
    const updated = Math.min(now, created + (now - created) * random.next() ** 3);
    const isHtml5 = random.chance(0.35);
    at += 1;
    return {
      id,
      workspace_id: workspace.id,
      type: isHtml5 ? "html5" : "native",
      entrance_url: isHtml5 ? `https://m${id}.example.com/` : null,
      ...stateOf(random, states[pickState()] ?? "created", creator, new Date(updated).toISOString()),
      default_language: defaultLanguage,
      name,
      sort_name: sortName(name),
      search_text: searchText({
        names: texts.map((text) => text.name),
        creatorName: creator.name,
        creatorEmail: creator.email,
      }),
      categories: someCategories(),
      created_by: creator.id,
      created_at: new Date(created).toISOString(),
      updated_at: new Date(updated).toISOString(),
      form_key: random.uuid(),
      texts: texts.map((text) => ({ mini_program_id: id, workspace_id: workspace.id, ...text })),
      members: membersOf(id, workspace, creator),
    };
  };

  function creatorIn(workspace: Workspace): Person {
    if (workspace === large && random.chance(0.05)) return asked.largeOwner;
    if (workspace === superApp && random.chance(1 / 12)) return asked.operator;
    return workspace.people[Math.floor(random.next() ** 1.5 * workspace.people.length)] ?? asked.admin;
  }

  function freeName(workspace: Workspace, language: Language, isOne: boolean) {
    const base =
      isOne && language === "en"
        ? planted.oneLatin
        : isOne && language === "zh-CN"
          ? planted.oneChinese
          : nameIn[language](random);
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? base : `${base} ${number === 2 ? 2 : random.below(100_000)}`;
      const key = `${workspace.id} ${language} ${nameKey(name)}`;
      if (taken.has(key)) continue;
      taken.add(key);
      return { name, name_key: nameKey(name), keywords: [] };
    }
  }

  function someCategories(): string[] {
    const wanted = [0, 1, 1, 1, 2, 2, 3][random.below(7)] ?? 1;
    return [...new Set(Array.from({ length: wanted }, () => categories[pickCategory()]?.value ?? ""))];
  }

  function membersOf(id: string, workspace: Workspace, creator: Person) {
    const admins = random.chance(0.95) || creator === asked.operator ? [creator] : [];
    const others = random.chance(0.1)
      ? Array.from({ length: 3 }, () => random.pick([creator, ...workspace.people]))
      : [];
    return [...new Set([...admins, ...others])].map((person) => ({
      mini_program_id: id,
      person_id: person.id,
      role: person === creator || random.chance(0.2) ? "developer_admin" : "developer",
    }));
  }
}

function stateOf(random: Random, state: string, creator: Person, since: string) {
  const isIncomplete = state === "created" ? random.chance(0.5) : state !== "released" && random.chance(0.2);
  const isDeleted = state === "deleted";
  const version = state === "created" ? null : `${random.below(3) + 1}.${random.below(20)}.${random.below(9)}`;
  return {
    state,
    released_version: state === "released" ? version : null,
    archived_at: state === "archived" || isDeleted ? since : null,
    deleted_at: isDeleted ? since : null,
    deleted_by: isDeleted ? creator.id : null,
    state_before_deletion: isDeleted ? "archived" : null,
    missing: isIncomplete ? requiredInformation.filter((_, at) => at === 3 || random.chance(0.4)) : [],
  };
}

const nameIn: Record<Language, (random: Random) => string> = {
  en: (random) => {
    const noun = random.chance(0.1443)
      ? planted.tenthLatin
      : random.chance(0.0168)
        ? planted.hundredthLatin
        : random.pickSkewed(english.nouns);
    const short = `${random.pickSkewed(english.adjectives)} ${noun}`;
    const long = `${short} ${random.pickSkewed(english.places)}`;
    return long.length <= 24 ? long : short;
  },
  "zh-CN": (random) => {
    const noun = random.chance(0.172)
      ? planted.tenthChinese
      : random.chance(0.0208)
        ? planted.hundredthChinese
        : random.pickSkewed(chinese.nouns);
    return random.pickSkewed(chinese.fronts) + noun + random.pickSkewed(chinese.ends);
  },
  id: (random) =>
    [indonesian.nouns, indonesian.adjectives, english.places]
      .map((list) => random.pickSkewed(list))
      .join(" ")
      .slice(0, 24)
      .trim(),
};
