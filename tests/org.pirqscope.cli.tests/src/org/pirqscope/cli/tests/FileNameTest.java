package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.cli.Environment;

/** Names of files that cannot be, that are strange, or that promise something else than is written. */
class FileNameTest {

    @TempDir
    private Path folder;

    private static String refusal(String... arguments) {
        Shell shell = Shell.run(arguments);
        assertTrue(shell.refused(), shell.out() + shell.err());
        return shell.err();
    }

    @ParameterizedTest
    @ValueSource(strings = {"diagram", "scenario"})
    void whyAFileCannotBeIsSaid(String verb) {
        assertEquals(
                "pirqscope: -o \"\": a file name is empty; expected one, or - for standard output\n",
                refusal(verb, "stale-pirq", "-o", ""));
        assertEquals(
                "pirqscope: " + folder + ": is a folder, expected a file name\n",
                refusal(verb, "stale-pirq", "-o", folder.toString()));
        String none = folder.resolve("no/x.txt").toString();
        assertEquals(
                "pirqscope: " + none + ": cannot be written: the folder does not exist\n",
                refusal(verb, "stale-pirq", "-o", none));
    }

    /** Java would drop the slash, and read or write a file of that name. */
    @Test
    void aNameThatEndsInASlashIsAFolders() throws IOException {
        String none = folder.resolve("new") + "/";
        String file = Files.writeString(
                        folder.resolve("x.yaml"),
                        Shell.run("scenario", "stale-pirq").out()) + "/";
        String expected = ": names a folder, expected a file\n";
        assertEquals("pirqscope: " + none + expected, refusal("scenario", "stale-pirq", "-o", none));
        assertEquals("pirqscope: " + file + expected, refusal("diagram", "stale-pirq", "--force", "-o", file));
        assertEquals("pirqscope: " + file + expected, refusal("run", file));
        assertEquals("pirqscope: " + file + expected, refusal("scenario", "--from-lspci", file));
        assertTrue(Files.notExists(folder.resolve("new")));
    }

    @Test
    void aWordIsNeverReadOutOfAFile() throws IOException {
        String words =
                Files.writeString(folder.resolve("words"), "stale-pirq --json").toString();
        assertTrue(refusal("run", "@" + words).startsWith("pirqscope: \"@" + words + "\" is neither a file nor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"diagram", "scenario"})
    @EnabledOnOs(OS.LINUX)
    void theSystemMayRefuseAFolder(String verb) {
        assertEquals(
                "pirqscope: /proc/x.txt: cannot be written: the system lets no one create files in this folder\n",
                refusal(verb, "stale-pirq", "-o", "/proc/x.txt"));
    }

    @Test
    void aNameIsOneShortLine() {
        String lines = "no\nsuch\tfolder/x\u001b[31m\u202e.txt";
        assertEquals(
                "pirqscope: no\\u000asuch\\u0009folder/x\\u001b[31m\\u202e.txt: cannot be written: the folder does "
                        + "not exist\n",
                refusal("diagram", "stale-pirq", "-o", lines));
        String longest = "b".repeat(10_000);
        for (String[] words : new String[][] {
            {"diagram", "stale-pirq", "-o", longest},
            {"diagram", longest},
            {"run", longest + "\n"},
            {longest},
            {"help", longest},
            {"diagram", "stale-pirq", "--entry", longest},
            {"diagram", "stale-pirq", "--lanes", longest},
            {"diagram", "stale-pirq", "--format", longest},
            {"diagram", "stale-pirq", "--pirq", longest},
            {"run", "stale-pirq", "--schedule", longest},
            {"decode", longest}
        }) {
            String said = refusal(words);
            assertTrue(said.length() < 600, said);
        }
    }

    /** Its end tells which file it is. */
    @Test
    void aLongNameOfAFileIsWhole() {
        String none = "customers/".repeat(8) + "nvme-two-controllers-stale-pirq-at-load-of-the-second-host.yaml";
        assertTrue(refusal("diagram", none).startsWith("pirqscope: \"" + none + "\" is neither a file nor"), none);
        assertEquals(
                "pirqscope: " + none + ": cannot be written: the folder does not exist\n",
                refusal("diagram", "stale-pirq", "-o", none));
        assertTrue(refusal("diagram", "b".repeat(10_000) + "/the-last.yaml").contains("bbb/the-last.yaml\""));
    }

    @Test
    @EnabledIfSystemProperty(named = "sun.jnu.encoding", matches = "UTF-8")
    void lettersOfANameAreReadableWhereTheLocaleIsUtf8() throws IOException {
        Path file = Files.writeString(
                folder.resolve("gr\u00f6\u00dfe-\u65e5\u672c-e\u0301.yaml"), "name: x\ncontrollers: []\n");
        for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            assertTrue(Shell.in(new Environment(Map.of(variable, "de_DE.utf8"), false), "diagram", file.toString())
                    .err()
                    .startsWith("pirqscope: " + file + ":"));
        }
        assertTrue(
                Shell.in(new Environment(Map.of("LC_ALL", "C", "LANG", "C.UTF-8"), false), "diagram", file.toString())
                        .err()
                        .contains("gr\\u00f6\\u00dfe-\\u65e5"));
        Shell hostile = Shell.in(
                new Environment(Map.of("LANG", "C.UTF-8"), false), "diagram", "\u202e\u200b\u001b[31m\ue001\ud800");
        assertTrue(
                hostile.err().contains("\\u202e\\u200b\\u001b[31m")
                        && hostile.err().contains("\\ud800"),
                hostile.err());
        assertEquals(2, hostile.code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--format png|x.svg|the name ends in .svg, but PNG is written; .png is usual",
                "--format svg|x.PNG|the name ends in .png, but SVG is written; .svg is usual",
                "--format mermaid --all|x.mermaid|the name ends in .mermaid, but Markdown is written; .md is usual",
                "--format mermaid --around first|x.md|the name ends in .md, but Mermaid is written; .mmd is usual",
                "--format plantuml|x.txt|the name ends in .txt, but PlantUML is written; .puml is usual"
            })
    void aNameThatPromisesSomethingElseIsNoted(String options, String name, String note) {
        Shell shell = Shell.run(("diagram i3.16xlarge " + options + " -o " + folder.resolve(name)).split(" "));
        assertEquals(0, shell.code(), shell.err());
        assertTrue(shell.err().contains("pirqscope: note: " + note + "\n"), shell.err());
        assertTrue(Files.exists(folder.resolve(name)), "it is written all the same");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--format png|x.png",
                "--format svg|picture",
                "--format svg|a.b/picture",
                "--format mermaid --around first|x.mermaid",
                "--format mermaid --around first|x.mmd",
                "--preset markdown|x.md",
                "--preset commit|mail.eml",
                "--format plantuml|x.plantuml"
            })
    void anyOtherNameIsNot(String options, String name) throws IOException {
        Files.createDirectories(folder.resolve("a.b"));
        Shell several = Shell.run(
                "diagram",
                "i3.16xlarge",
                "--format",
                "mermaid",
                "-o",
                folder.resolve("several.md").toString());
        assertFalse(several.err().contains("the name ends"), several.err());
        Shell shell = Shell.run(("diagram stale-pirq " + options + " -o " + folder.resolve(name)).split(" "));
        assertEquals(0, shell.code(), shell.err());
        assertFalse(shell.err().contains("the name ends"), shell.err());
    }

    /** Before the first byte: a note comes even where the file cannot be written. */
    @Test
    void aLimitIsAnnouncedBeforeAnythingIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("x.png"), "mine");
        Shell shell = Shell.run("diagram", "stale-pirq", "--format", "png", "--scale", "16", "-o", file.toString());
        assertEquals(2, shell.code());
        assertTrue(
                shell.err()
                        .matches("pirqscope: note: the picture has 15\\d{3} x 1\\d{5} pixels; many viewers stop at "
                                + "32767, which a scale of 3\\.\\d keeps\n"
                                + "pirqscope: note: this many pixels take up to 3 minutes to write; SVG and "
                                + "PDF are sharp at every size and take a second\n"
                                + "pirqscope: .*x.png: exists already; --force replaces it\n"),
                shell.err());
        assertEquals("mine", Files.readString(file));
    }
}
