"use client";

import { useEffect } from "react";
import { forgetDrafts } from "./form-draft";

/** Where somebody has signed out, nothing that they typed stays behind for whoever uses this tab next. */
export function ForgetDrafts() {
  useEffect(forgetDrafts, []);
  return null;
}
