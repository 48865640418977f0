/** The only filled symbol: paid is the state that does not change any more. */
export function PaidIcon() {
  return (
    <svg aria-hidden="true" className="lucide" viewBox="0 0 24 24" fill="currentColor">
      <path
        fillRule="evenodd"
        d="M12 22a10 10 0 1 0 0-20 10 10 0 0 0 0 20Zm4.9-12.3-5.6 6.3a1.2 1.2 0 0 1-1.75.03l-2.5-2.55 1.7-1.68 1.6 1.63 4.75-5.32Z"
      />
    </svg>
  );
}
