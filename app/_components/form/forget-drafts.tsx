"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { forgetDrafts } from "./form-draft";

/** Where somebody has signed out, nothing that they typed stays behind for whoever uses this tab next. */
export function ForgetDrafts() {
  useEffect(forgetDrafts, []);
  return null;
}

/** Whoever goes to another place of the console has left what they typed; to the sign-in and back is no such way. */
export function ForgetDraftsElsewhere() {
  const pathname = usePathname();
  const here = useRef(pathname);
  useEffect(() => {
    if (here.current !== pathname) forgetDrafts();
    here.current = pathname;
  }, [pathname]);
  return null;
}
