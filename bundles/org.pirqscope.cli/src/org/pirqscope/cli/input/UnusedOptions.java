package org.pirqscope.cli.input;

import java.util.List;
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
final class UnusedOptions {

    /** @param goesWith what makes the options mean something */
    private record Rule(List<String> options, boolean apply, String goesWith) {}

    private UnusedOptions() {}

    /** @throws Refusal naming the first option that the choice makes no use of */
    static void refuse(Arguments given, Choice choice) {
        rules(choice).stream()
                .filter(rule -> !rule.apply())
                .forEach(rule -> rule.options().stream()
                        .filter(given.parsed()::hasMatchedOption)
                        .forEach(option -> {
                            throw new Refusal("diagram: " + option + " goes with " + rule.goesWith());
                        }));
        if (given.flag("--force") && given.file("-o").isEmpty()) {
            throw new Refusal("diagram: --force goes with -o FILE");
        }
    }

    private static List<Rule> rules(Choice choice) {
        boolean text = choice.format() == ExportFormat.TEXT;
        boolean part = choice.part() instanceof RunPart.Whole || choice.part() instanceof RunPart.Steps;
        return List.of(
                new Rule(
                        List.of("--preset", "--width", "--indent", "--quotes", "--rows"),
                        text,
                        "--format text alone, not with " + choice.format().id()),
                new Rule(List.of("--quotes"), choice.mail().preset() == Preset.REPLY, "--preset reply alone"),
                new Rule(
                        List.of("--rows"),
                        !part && choice.touched().isEmpty(),
                        "a text that shows what matters for a finding, not one of all calls of a part"),
                new Rule(List.of("--dark"), choice.format().picture(), "--format svg, png or pdf alone"),
                new Rule(List.of("--scale"), choice.format() == ExportFormat.PNG, "--format png alone"));
    }
}
