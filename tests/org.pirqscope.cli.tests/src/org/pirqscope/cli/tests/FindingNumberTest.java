package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;

/** The text and the JSON of a run name the same step for each warning and failure, and count as many. */
class FindingNumberTest {

    private static final Pattern MARKED = Pattern.compile("(?m)^!.? +(\\d+) \\w+ +(driver|guest|qemu|xen) ");

    static Stream<List<String>> runs() {
        return BuiltIn.all().stream()
                .map(Scenario::name)
                .flatMap(name -> Stream.of("2.6.37", "4.10", "4.11", "4.15").map(linux -> List.of(name, linux)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void textAndJsonNameTheSameSteps(List<String> run) {
        String text = Shell.run("run", run.get(0), "--linux", run.get(1)).out();
        List<JsonObject> json =
                Shell.run("run", run.get(0), "--linux", run.get(1), "--json").jsonLines();
        SortedSet<Integer> marked = MARKED.matcher(text)
                .results()
                .map((MatchResult row) -> Integer.valueOf(row.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        SortedSet<Integer> found = json.stream()
                .filter(step -> severities(step).anyMatch(severity -> !severity.equals("info")))
                .map(step -> step.get("step").getAsInt())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(found, marked);
        assertTrue(text.contains("  findings: " + count(json, "failure") + ", " + count(json, "warning") + "\n"), text);
    }

    private static String count(List<JsonObject> json, String severity) {
        long count = json.stream()
                .flatMap(FindingNumberTest::severities)
                .filter(severity::equals)
                .count();
        return count + " " + severity + (count == 1 ? "" : "s");
    }

    private static Stream<String> severities(JsonObject step) {
        return step.has("findings")
                ? StreamSupport.stream(step.getAsJsonArray("findings").spliterator(), false)
                        .map(finding ->
                                finding.getAsJsonObject().get("severity").getAsString())
                : Stream.empty();
    }
}
