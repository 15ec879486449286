'use client';

interface Props {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  'aria-describedby'?: string;
}

/** Something that is on or off, at once. */
export function Switch({ label, isOn, onChange, ...rest }: Props) {
  return (
    <button
      {...rest}
      type="button"
      role="switch"
      className="switch"
      aria-checked={isOn}
      aria-label={label}
      onClick={() => onChange(!isOn)}
    />
  );
}
