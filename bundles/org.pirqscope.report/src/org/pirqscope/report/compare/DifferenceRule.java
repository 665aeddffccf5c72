package org.pirqscope.report.compare;

import java.util.List;
import java.util.stream.Collectors;
import org.pirqscope.machine.version.Setting;

/** What makes two runs different. */
public sealed interface DifferenceRule {

    /** For a reader: {@code linux.reuse: list -> never}, {@code the order}. */
    String text();

    /** One column of the version tables: with that changed alone, the left run does there what the right one does. */
    record OneColumn(Setting setting) implements DifferenceRule {
        @Override
        public String text() {
            return setting.difference()
                    + setting.commit().map(commit -> " (" + commit + ")").orElse("");
        }
    }

    /** Several columns together, none of which makes the difference alone. */
    record SeveralColumns(List<Setting> settings) implements DifferenceRule {
        @Override
        public String text() {
            return settings.stream().map(Setting::difference).collect(Collectors.joining(", ", "together: ", ""));
        }
    }

    /** Somebody else went on before. */
    record Order() implements DifferenceRule {
        @Override
        public String text() {
            return "the order: somebody else went on before";
        }
    }

    /** The devices, the pool or the acts are not the same. */
    record Setup() implements DifferenceRule {
        @Override
        public String text() {
            return "the scenarios: devices, pool or acts are not the same";
        }
    }
}
