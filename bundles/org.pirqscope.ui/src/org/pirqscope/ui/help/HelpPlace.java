package org.pirqscope.ui.help;

import java.util.List;
import org.pirqscope.report.manual.Manual;
import org.pirqscope.report.manual.ManualBlock;

/** What the Help view shows. */
sealed interface HelpPlace {

    /** The text of it. */
    List<ManualBlock> blocks(Manual manual);

    /** The table of contents. */
    record Contents() implements HelpPlace {
        @Override
        public List<ManualBlock> blocks(Manual manual) {
            return manual.contents();
        }
    }

    /** A section with its parts, by what a link leads there by. */
    record Target(String target) implements HelpPlace {
        @Override
        public List<ManualBlock> blocks(Manual manual) {
            return manual.at(target).map(manual::whole).orElseGet(manual::contents);
        }
    }

    /** The sections that have these words. */
    record Search(String words) implements HelpPlace {
        @Override
        public List<ManualBlock> blocks(Manual manual) {
            return manual.answer(words);
        }
    }
}
