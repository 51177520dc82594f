"use client";

import { createContext } from "react";

/** The ID of whoever is signed in as a page is drawn; empty where nobody is. */
export const PersonOfPage = createContext("");

/** The same, of the page as it stands. */
export const personOfPage = () => document.getElementById("main")?.dataset["person"] ?? "";
