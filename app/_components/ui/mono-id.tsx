import { CopyButton } from "./copy-button";

type Props = {
  value: string;
  copy?: boolean;
};

/** Groups of four are set apart by space alone, so that a selection copies the bare digits. */
export function MonoId({ value, copy = false }: Props) {
  const [first, ...others] = value.match(/.{1,4}/gu) ?? [];
  return (
    <>
      <span className="mono-id">
        {first}
        {others.map((group, index) => (
          <span key={index}>{group}</span>
        ))}
      </span>
      {copy && <CopyButton value={value} what="ID" />}
    </>
  );
}
