import { AppLink, type Href } from "../ui/app-link";
import { CloseOnNavigation } from "./close-on-navigation";

export type AccountLinks = {
  /** The button's name. */
  label: string;
  links: { href: Href; label: string }[];
  signOut: { label: string; action: string | ((data: FormData) => Promise<void>) };
};

type Props = { person: { name: string; role: string }; account: AccountLinks };

const item = "flex min-h-8 w-full items-center rounded px-2.5 text-start text-sm hover:bg-sunken max-md:min-h-11";

export function AccountMenu({ person, account: { label, links, signOut } }: Props) {
  return (
    <nav id="account-menu" popover="auto" aria-label={label} className="floating account-menu">
      <p className="px-2.5 pt-1 pb-2 text-sm">
        <span className="block font-medium wrap-anywhere">{person.name}</span>
        <span className="block text-ink-2">{person.role}</span>
      </p>
      {links.map((link) => (
        <AppLink key={link.href} href={link.href} className={item}>
          {link.label}
        </AppLink>
      ))}
      <form action={signOut.action} {...(typeof signOut.action === "string" && { method: "post" })}>
        <button type="submit" className={item}>
          {signOut.label}
        </button>
      </form>
      <CloseOnNavigation popoverId="account-menu" />
    </nav>
  );
}
