package org.pirqscope.cli.input;

import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.report.keys.DebugKey;

/** The KEY of a command line. */
public final class KeyArgument {

    private KeyArgument() {}

    /** The debug key of that letter. @throws Refusal if it is none that shows interrupts */
    public static DebugKey read(String letter) {
        return DebugKey.of(letter)
                .orElseThrow(() -> new Refusal("keys: \"" + TypedText.of(letter)
                        + "\" is not a key that shows interrupts; expected one of " + DebugKey.letters()));
    }
}
