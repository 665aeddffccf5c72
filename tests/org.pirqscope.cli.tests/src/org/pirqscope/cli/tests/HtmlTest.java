package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.table.TableColumns;
import org.pirqscope.report.table.UsedRows;

/** The page of a run: one small file that asks nobody for anything, with all that the run has. */
class HtmlTest {

    private static final Pattern DATA = Pattern.compile("<script id=\"data\" type=\"text/plain\">([^<]*)</script>");

    @TempDir
    Path folder;

    private Path file(String scenario, String... options) {
        Path file = folder.resolve(scenario + ".html");
        String[] words = Stream.concat(
                        Stream.of("diagram", scenario, "--format", "html", "--force", "-o", file.toString()),
                        Stream.of(options))
                .toArray(String[]::new);
        Shell shell = Shell.run(words);
        assertEquals(0, shell.code(), shell.err());
        return file;
    }

    private static JsonObject data(String page) throws IOException {
        Matcher data = DATA.matcher(page);
        assertTrue(data.find());
        byte[] packed = Base64.getDecoder().decode(data.group(1).strip());
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return JsonParser.parseString(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
                    .getAsJsonObject();
        }
    }

    @Test
    void everyBuiltInRunIsOneSmallFileThatAsksNobody() throws IOException {
        for (Scenario scenario : BuiltIn.all()) {
            Path file = file(scenario.name());
            assertTrue(Files.size(file) <= 400_000, scenario.name() + " has " + Files.size(file) + " bytes");
            String page = Files.readString(file);
            String whole = page + data(page).get("svg").getAsString();
            assertFalse(
                    Pattern.compile("\\b(src|href|action|data)\\s*=|url\\(|@import|"
                                    + "\\bfetch\\(|XMLHttp|WebSocket|import\\(")
                            .matcher(whole.replaceAll("(?s)<script id=\"data\".*?</script>", ""))
                            .find(),
                    scenario.name());
            assertFalse(
                    Pattern.compile("https?://(?!www\\.w3\\.org/2000/svg)")
                            .matcher(whole)
                            .find(),
                    scenario.name());
            assertTrue(page.contains("default-src 'none'"));
            assertTrue(page.contains("run: " + Run.of(scenario).runString()));
        }
    }

    @Test
    void theStepsAreThoseOfTheRunWithTheirFindingsAndLines() throws IOException {
        Run run = Run.of(BuiltIn.named("stale-pirq"));
        JsonObject data = data(Files.readString(file("stale-pirq")));
        int findings = 0;
        int lines = 0;
        int changes = 0;
        int drawn = 0;
        Set<Integer> shown = new HashSet<>();
        for (JsonElement each : data.getAsJsonArray("steps")) {
            JsonArray step = each.getAsJsonArray();
            shown.add(step.get(0).getAsInt());
            changes += step.get(5).getAsJsonArray().size();
            lines += step.get(6).getAsJsonArray().size();
            findings += step.get(7).getAsJsonArray().size();
            assertTrue(step.get(8).getAsInt() < data.getAsJsonArray("decodes").size());
            Step own = run.steps().get(step.get(0).getAsInt() - 1);
            assertEquals(own.actorName(), step.get(1).getAsString());
            assertEquals(own.text(), step.get(4).getAsString().replaceAll(" \\{$", ""));
            drawn += data.get("svg").getAsString().contains("id=\"s" + own.number() + "\"") ? 1 : 0;
        }
        assertTrue(drawn > 200, drawn + " steps have a row");
        assertEquals(run.steps().stream().map(Step::shown).distinct().count(), shown.size());
        assertEquals(
                run.steps().stream().mapToLong(step -> step.findings().size()).sum(), findings);
        assertEquals(run.steps().stream().mapToLong(step -> step.log().size()).sum(), lines);
        assertEquals(
                run.steps().stream().mapToLong(step -> step.effects().size()).sum(), changes);
    }

    /** The changes of the rows, one after the other, give the tables of the world after each step. */
    @Test
    void theTablesOfEachStepAreThoseOfTheWorld() throws IOException {
        Run run = Run.of(BuiltIn.named("commit-story-b"));
        JsonObject data = data(Files.readString(file("commit-story-b")));
        JsonArray changes = data.getAsJsonArray("changes");
        JsonArray steps = data.getAsJsonArray("steps");
        assertEquals(steps.size() + 1, changes.size());
        TreeMap<String, String> pirqs = new TreeMap<>();
        for (int i = 0; i < changes.size(); i++) {
            for (JsonElement change : changes.get(i).getAsJsonArray()) {
                JsonArray row = change.getAsJsonArray();
                if (row.get(0).getAsInt() == 0 && row.get(2).isJsonNull()) {
                    pirqs.remove(row.get(1).getAsString());
                } else if (row.get(0).getAsInt() == 0) {
                    pirqs.put(row.get(1).getAsString(), row.get(2).toString());
                }
            }
            TreeMap<String, String> expected = new TreeMap<>();
            int position = i == 0 ? 0 : steps.get(i - 1).getAsJsonArray().get(0).getAsInt();
            run.at(position).pirqs().stream().filter(UsedRows::pirq).forEach(row -> {
                JsonArray cells = new JsonArray();
                TableColumns.PIRQ.forEach(column -> cells.add(column.text(row)));
                expected.put(Integer.toString(row.pirq()), cells.toString());
            });
            assertEquals(expected, pirqs, "step " + position);
        }
    }

    @Test
    void aNameThatLooksLikeAPlaceOfThePageIsAName() throws IOException {
        Path scenario = Files.writeString(
                folder.resolve("odd.yaml"),
                Shell.run("scenario", "one-controller").out().replaceFirst("(?m)^name:.*$", "name: x@MAIL@y"));
        Path out = folder.resolve("odd.html");
        Shell shell = Shell.run("diagram", scenario.toString(), "--format", "html", "-o", out.toString());
        assertEquals(0, shell.code(), shell.err());
        String page = Files.readString(out);
        assertTrue(page.contains("<title>x@MAIL@y, "), page.substring(0, 600));
    }

    @Test
    void aRangeHasItsStepsOnly() throws IOException {
        JsonArray steps = data(Files.readString(file("stale-pirq", "--from", "231", "--to", "260")))
                .getAsJsonArray("steps");
        assertTrue(steps.size() > 5);
        steps.forEach(step -> assertTrue(step.getAsJsonArray().get(0).getAsInt() >= 231
                && step.getAsJsonArray().get(0).getAsInt() <= 260));
    }

    @Test
    void whatIsTooLargeForAMailIsRefused() throws IOException {
        StringBuilder acts = new StringBuilder("load");
        for (int i = 0; i < 120; i++) {
            acts.append(", unload, load");
        }
        Path scenario = Files.writeString(
                folder.resolve("long.yaml"),
                Shell.run("scenario", "one-controller", "--linux", "4.11")
                        .out()
                        .replaceAll("script: \\[[^]]*\\]", "script: [" + acts + "]"));
        Shell shell = Shell.run("diagram", scenario.toString(), "--format", "html");
        assertEquals(2, shell.code());
        assertTrue(shell.err().contains("choose a range"), shell.err());
    }

    /** Where a browser is installed, it shows the page. */
    @Test
    void aBrowserShowsTheFirstFinding() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/chromium")), "no browser is installed");
        Path file = file("stale-pirq");
        Path out = folder.resolve("dom");
        Process browser = new ProcessBuilder(
                        "/usr/bin/chromium",
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=8000",
                        "--dump-dom",
                        file.toUri().toString())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = browser.waitFor(120, TimeUnit.SECONDS);
        browser.descendants().forEach(ProcessHandle::destroyForcibly);
        browser.destroyForcibly();
        Assumptions.assumeTrue(ended, "the browser does not answer here");
        String shown = Files.readString(out);
        assertTrue(shown.contains("<div class=\"call code\" id=\"call\">xen_irq_from_pirq(55) = 64</div>"), "no call");
        assertTrue(shown.contains("STALE PIRQ 55 RE-USED: nvme0 entry 0"), "no finding");
        assertTrue(shown.contains("<td class=\"pirq\">0x37</td>"), "no bits");
        assertTrue(shown.contains("<pre id=\"mail\" hidden=\"\">"), "the text is not hidden");
    }
}
