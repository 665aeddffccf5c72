package org.pirqscope.evidence.lspci;

/** An interrupt capability while its lines are read. */
sealed interface CapabilityInText permits MsiText, MsixText {

    /** The words after the capability's name. */
    FlagWords words();

    /** Takes a line below the capability's name; lines of no known register are passed over. */
    void register(String line);

    /** The first word that the capability's own line should have and has not, or "". */
    String unread();

    /** What it holds that the PCI specification reserves, or "". */
    String reserved();

    /** What the lines below should say and do not, with its verb, or "". */
    String unshown();

    /** Where it stands, as the start of a sentence. */
    String place();
}
