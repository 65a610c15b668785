import { useRef } from "preact/hooks";

interface Props {
  label: string;
  question: string;
  onConfirm(): void;
}

/** A button whose work cannot be undone: a dialog confirms it first. */
export const ConfirmButton = ({ label, question, onConfirm }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" class="danger" onClick={() => dialog.current?.showModal()}>
        {label}
      </button>
      <dialog
        ref={dialog}
        aria-label={label}
        onClose={() => {
          if (dialog.current?.returnValue === "yes") onConfirm();
        }}
      >
        <form method="dialog">
          <p>{question}</p>
          <button type="submit" value="no">
            Cancel
          </button>
          <button type="submit" value="yes" class="danger">
            {label}
          </button>
        </form>
      </dialog>
    </>
  );
};
