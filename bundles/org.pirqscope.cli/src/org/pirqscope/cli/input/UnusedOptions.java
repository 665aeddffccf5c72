package org.pirqscope.cli.input;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.diagram.export.Choice;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.diagram.export.RunPart;
import org.pirqscope.diagram.mail.Preset;

/**
 * Options that would change nothing beside the others. The dialog greys them out; a command line that has them is
 * refused.
 */
public final class UnusedOptions {

    /** @param goesWith what makes the options mean something */
    private record Rule(List<String> options, boolean apply, String goesWith) {}

    private UnusedOptions() {}

    /** @throws Refusal naming an option besides those that a mode makes use of. @param mode the option that chose it */
    public static void refuseAllBut(String verb, Arguments given, String mode, Set<String> used) {
        given.parsed().matchedOptions().stream()
                .map(option -> option.longestName())
                .filter(option -> !option.equals(mode) && !used.contains(option))
                .findFirst()
                .ifPresent(option -> {
                    throw new Refusal(verb + ": " + option + " does not go with " + mode);
                });
    }

    /** Of {@code evidence}. @throws Refusal naming the first option that changes nothing */
    public static void refuseEvidence(Arguments given) {
        boolean check = given.flag("--check");
        boolean scenario = given.flag("--scenario");
        boolean lines = given.flag("--lines");
        if (lines) {
            refuseAllBut("evidence", given, "--lines", Set.of("--not-understood", "--json"));
        }
        // these say themselves what goes with them
        boolean drawn = given.flag("--timeline") || given.flag("--gantt");
        if (scenario && !drawn) {
            refuseAllBut(
                    "evidence", given, "--scenario", Set.of("-o", "--force", "--linux", "--qemu", "--xen", "--set"));
        }
        refuse(
                "evidence",
                given,
                List.of(
                        new Rule(List.of("-o", "--force"), scenario || drawn, "--scenario, --timeline or --gantt"),
                        new Rule(List.of("--force"), given.file("-o").isPresent(), "-o FILE"),
                        new Rule(List.of("--excerpt", "--seconds", "--beside"), check, "--check"),
                        new Rule(
                                List.of("--linux", "--qemu", "--xen", "--set"),
                                check || scenario,
                                "--check or --scenario"),
                        new Rule(
                                List.of("--not-understood"),
                                lines || !given.flag("--json"),
                                "the text or --lines, not with --json")));
    }

    /** Of {@code diagram}. @throws Refusal naming the first option that the choice makes no use of */
    static void refuse(Arguments given, Choice choice) {
        refuse("diagram", given, rules(choice));
        refuse(
                "diagram",
                given,
                List.of(new Rule(List.of("--force"), given.file("-o").isPresent(), "-o FILE")));
    }

    private static void refuse(String verb, Arguments given, List<Rule> rules) {
        rules.stream()
                .filter(rule -> !rule.apply())
                .forEach(rule -> rule.options().stream()
                        .filter(given.parsed()::hasMatchedOption)
                        .forEach(option -> {
                            throw new Refusal(verb + ": " + option + " goes with " + rule.goesWith());
                        }));
    }

    private static List<Rule> rules(Choice choice) {
        boolean text = choice.format() == ExportFormat.TEXT;
        boolean part = choice.part() instanceof RunPart.Whole || choice.part() instanceof RunPart.Steps;
        return List.of(
                new Rule(
                        List.of("--preset", "--columns", "--width", "--indent", "--quotes", "--rows"),
                        text,
                        "--format text alone, not with " + choice.format().id()),
                new Rule(List.of("--quotes"), choice.mail().preset() == Preset.REPLY, "--preset reply alone"),
                new Rule(
                        List.of("--rows"),
                        !part && choice.touched().isEmpty(),
                        "a text that shows what matters for a finding, not one of all calls of a part"),
                new Rule(List.of("--dark"), choice.format().picture(), "--format " + pictures() + " alone"),
                new Rule(List.of("--scale"), choice.format().pixels(), "--format png or slide-png alone"),
                new Rule(List.of("--slide"), choice.format().oneSlide(), "--format slide-svg or slide-png alone"));
    }

    private static String pictures() {
        List<String> ids = Stream.of(ExportFormat.values())
                .filter(ExportFormat::picture)
                .map(ExportFormat::id)
                .toList();
        return ids.subList(0, ids.size() - 1).stream().collect(Collectors.joining(", ")) + " or " + ids.getLast();
    }
}
