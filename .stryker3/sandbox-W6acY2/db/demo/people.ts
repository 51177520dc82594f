/** The issuer under which identities of the demo provider are stored, whatever port it listens on. */
export const DEMO_ISSUER = "demo";

export type DemoPerson = { subject: string; name: string; email: string; about: string };

/** The accounts of the demo identity provider. They have no passwords. */
export const demoPeople: DemoPerson[] = [
  { subject: "amara", name: "Amara Diallo", email: "amara@harborpay.example", about: "Workspace Admin" },
  { subject: "jonas", name: "Jonas Weber", email: "jonas@harborpay.example", about: "Workspace Reviewer" },
  { subject: "mei", name: "Mei Lin", email: "mei@harborpay.example", about: "Workspace Reviewer" },
  { subject: "tomas", name: "Tomas Rivera", email: "tomas@harborpay.example", about: "Workspace Developer" },
  {
    subject: "priya",
    name: "Priya Nair",
    email: "priya@morningcup.example",
    about: "Developer Admin of Morning Cup Co.",
  },
  {
    subject: "kofi",
    name: "Kofi Mensah",
    email: "kofi@morningcup.example",
    about: "Developer of Morning Cup Co. and on the mini program Morning Cup",
  },
  {
    subject: "lucia",
    name: "Lucia Romano",
    email: "lucia@citytransit.example",
    about: "Developer Admin of City Transit",
  },
  {
    subject: "sven",
    name: "Sven Olsen",
    email: "sven@citytransit.example",
    about: "Developer of City Transit, Mini Program Admin of City Bus Pass",
  },
  { subject: "hana", name: "Hana Kim", email: "hana@greenbox.example", about: "Developer Admin of GreenBox" },
  { subject: "omar", name: "Omar Haddad", email: "omar@greenbox.example", about: "blocked Developer of GreenBox" },
  { subject: "noor", name: "Noor Aziz", email: "noor@nowhere.example", about: "signs in, belongs to nothing" },
];

/** Who decides what is asked for, in turn. */
export const demoReviewers = ["jonas", "mei"];
