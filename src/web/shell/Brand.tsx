import mark from '../samla.svg';

export function Brand() {
  return (
    <span className="brand">
      <img src={mark} alt="" width="28" height="28" />
      <span translate="no">Samla</span>
    </span>
  );
}
