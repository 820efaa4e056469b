/**
 * A medical officer is told nobody's legal basis, nor therefore what stands in a transfer's way, and is given no manifest
 * (MR-26): they pick whom they have examined, on the roll of the site or from the list they were handed.
 */
import { type ReactNode, useState } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import type { PickedPerson } from "../../../ui/person-picker/picked-person.ts";
import { PersonPicker } from "../../../ui/person-picker/person-picker.tsx";
import type { TransferOf } from "../manifest-of.ts";
import { useSentenceNames } from "../../../ui/sentence-names.ts";
import { blockersTexts } from "./texts.ts";
import { CertifyFitness } from "./deeds.tsx";

export function CertifyPicked({ transfer }: { readonly transfer: TransferOf }): ReactNode {
  const t = useTexts(blockersTexts);
  const names = useSentenceNames();
  const [picked, setPicked] = useState<readonly PickedPerson[]>([]);
  const site = { code: transfer.from.site, name: names.site(transfer.from.site) };
  return (
    <>
      <PersonPicker label={t("whoIsExamined")} picked={picked} onPick={setPicked} site={site} />
      {picked.length > 0 && (
        <div>
          <CertifyFitness transfer={transfer} kind="fitness" people={picked} />
        </div>
      )}
    </>
  );
}
