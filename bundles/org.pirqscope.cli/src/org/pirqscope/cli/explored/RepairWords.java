package org.pirqscope.cli.explored;

import java.util.List;
import java.util.stream.Collectors;
import org.pirqscope.machine.version.Setting;
import org.pirqscope.report.words.Plural;
import org.pirqscope.search.Exploration.Verdict;
import org.pirqscope.search.repair.Repairs;

/** Changes of columns that repair a scenario, or bring its failure back, in words. */
public final class RepairWords {

    private RepairWords() {}

    /** What the changes do, and how many were tried. */
    public static String title(Verdict verdict, Repairs repairs) {
        return switch (verdict) {
            case FAILS -> "repairs (with these changes it never fails): " + tried(repairs);
            case NEVER_FAILS -> "reopens (with these changes it fails): " + tried(repairs);
            case NOT_DECIDED -> "repairs: not sought, since the scenario itself is undecided";
        };
    }

    private static String tried(Repairs repairs) {
        return "%s tried%s%s"
                .formatted(
                        Plural.of(repairs.tried(), "change"),
                        repairs.undecided() == 0 ? "" : ", " + repairs.undecided() + " of them not decided",
                        repairs.complete() ? "" : ", NOT ALL: out of time or memory");
    }

    /** {@code linux.reuse: list -> never}. */
    public static String difference(List<Setting> set) {
        return set.stream().map(Setting::difference).collect(Collectors.joining(", "));
    }

    /** The commits that the tables know; empty for none. */
    public static String commits(List<Setting> set) {
        return set.stream()
                .flatMap(setting -> setting.commit().stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Pirqs left behind and setups that got less; empty if neither. */
    public static String cost(Repairs.Cost cost) {
        String leaks = cost.leaked() == 0 ? "" : "leaks " + Plural.of(cost.leaked(), "pirq");
        String fallbacks = cost.fallbacks() == 0 ? "" : Plural.of(cost.fallbacks(), "fallback");
        return leaks + (leaks.isEmpty() || fallbacks.isEmpty() ? "" : ", ") + fallbacks;
    }
}
