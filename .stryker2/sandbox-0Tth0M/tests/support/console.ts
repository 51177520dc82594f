import { beforeEach, expect, vi } from "vitest";

// A complaint that nobody expected is a failure. A test that expects one checks it and clears it:
// `expect(console.error).toHaveBeenCalledWith(…)`, then `vi.mocked(console.error).mockClear()`.
beforeEach(() => {
  const complaints = vi.spyOn(console, "error").mockImplementation(() => undefined);
  return () => {
    const said = complaints.mock.calls;
    complaints.mockRestore();
    expect(said, "unexpected console.error").toEqual([]);
  };
});
