/** Two names with the same key are the same name: width, compatibility forms, case and inner spaces do not tell them apart. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC").replace(/\s+/gu, " ").trim();
}

/** Where a name stands in a list: by its letters, whatever their marks. */
export function sortName(name: string): string {
  return nameKey(name)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "");
}

/** An e-mail address as it is compared. */
export function emailKey(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}
