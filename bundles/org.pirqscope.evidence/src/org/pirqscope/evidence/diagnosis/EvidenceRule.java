package org.pirqscope.evidence.diagnosis;

import java.util.List;

/** Looks for one thing. */
interface EvidenceRule {

    /** What it finds; nothing for most texts. */
    List<Diagnosis> judge(Observations seen);
}
