package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.cli.Main;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.words.Plural;

/** What the start script does before Java takes its place; the Java here prints the words that it is given. */
@EnabledOnOs(OS.LINUX)
class StartScriptTest {

    @TempDir
    Path folder;

    private Path home;

    private record Said(int code, String out, String err) {}

    @BeforeEach
    void install() throws IOException {
        String root = System.getProperty("pirqscope.root");
        assertNotNull(root, "the build names the root of the sources");
        Path files = Path.of(root, "features/org.pirqscope.feature/rootfiles");
        home = Files.createDirectories(folder.resolve("product"));
        for (String name : List.of("unix/pirqscope", "unix/environment.sh", "common/cli.bundles")) {
            Files.copy(files.resolve(name), home.resolve(name.substring(name.indexOf('/') + 1)));
        }
        Files.createDirectories(home.resolve("plugins"));
        for (String bundle : Files.readAllLines(home.resolve("cli.bundles"))) {
            Files.createFile(home.resolve("plugins/" + bundle + "_1.0.0.jar"));
        }
        Files.createDirectories(folder.resolve("java/bin"));
        Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"21.0.1\"\n");
        Path java = Files.writeString(folder.resolve("java/bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(folder.resolve("cache/pirqscope"));
    }

    @Test
    void aPackageUsesTheJavaThatItBrings() throws Exception {
        Path own = Files.createDirectories(home.resolve("jre/bin")).resolve("java");
        Files.writeString(home.resolve("jre/release"), "JAVA_VERSION=\"25.0.1\"\n");
        Files.writeString(own, "#!/bin/sh\necho the own one\n");
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals("the own one\n", start("decode 0 fee37000 4300").out());
        Files.writeString(home.resolve("jre/release"), "JAVA_VERSION=\"17.0.1\"\n");
        assertTrue(start("decode 0 fee37000 4300").out().contains("org.pirqscope.cli.Main"), "too old to be used");
    }

    /** @param words as a shell reads them */
    private Said start(String words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                "sh", "-c", "exec sh \"$0\" " + words, home.resolve("pirqscope").toString());
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "LC_CTYPE", "LANG"));
        builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process script = builder.directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertTrue(script.waitFor(120, TimeUnit.SECONDS), "it hangs");
        return new Said(
                script.exitValue(),
                Files.readString(out, StandardCharsets.ISO_8859_1),
                Files.readString(err, StandardCharsets.ISO_8859_1));
    }

    @Test
    void withoutADisplayStandardOutputIsTheRunsAlone() throws IOException, InterruptedException {
        Files.createFile(folder.resolve("\u001b[31mred.yaml"));
        Said said = start("\"$(printf '\\033[31mred.yaml')\"");
        assertEquals(
                "pirqscope: note: there is no display to open the desktop on, so here is the run in the terminal\n",
                said.err());
        assertTrue(
                said.out().endsWith("\norg.pirqscope.cli.Main\nrun\n" + folder + "/\u001b[31mred.yaml\n--walk\n")
                        || said.out().endsWith("\norg.pirqscope.cli.Main\nrun\n\u001b[31mred.yaml\n--walk\n"),
                said.out());
    }

    /** The verb knows how to say a name from outside, and why it cannot be read. */
    @Test
    void aFileThatCannotBeReadIsTheVerbsToRefuse() throws IOException, InterruptedException {
        Said said = start("\"$(printf 'no\\033[31m.yaml')\"");
        assertTrue(
                said.out().endsWith("\nrun\nno\u001b[31m.yaml\n") && said.err().isEmpty(), said.toString());
    }

    @Test
    void aWordThatIsNotUtf8IsRefused() throws IOException, InterruptedException {
        for (String words : List.of(
                "run \"$(printf 'bad\\377.yaml')\"",
                "\"$(printf 'bad\\377.yaml')\"",
                "diagram stale-pirq -o \"$(printf 'x\\377')\"")) {
            assertEquals(
                    new Said(
                            2,
                            "",
                            "pirqscope: a word of the command line is not UTF-8, and Java opens no file of such a "
                                    + "name: rename it\n"),
                    start(words));
        }
        assertEquals(
                0, start("run \"$(printf 'gr\\303\\266\\303\\237e.yaml')\"").code());
    }

    @Test
    void theNewestArchivesStay() throws IOException, InterruptedException {
        Path cache = folder.resolve("cache/pirqscope");
        for (int i = 0; i < 20; i++) {
            Path old = Files.createFile(cache.resolve((i % 2 == 0 ? "classes-" : "desktop-") + i + ".jsa"));
            Files.setLastModifiedTime(old, FileTime.fromMillis(1_000_000_000_000L + 60_000L * i));
        }
        Path others = Files.createFile(cache.resolve("notes.txt"));
        assertEquals(0, start("encode 55").code());
        try (Stream<Path> files = Files.list(cache)) {
            assertEquals(
                    8, files.filter(file -> file.toString().endsWith(".jsa")).count());
        }
        assertFalse(Files.exists(cache.resolve("classes-12.jsa")));
        assertTrue(Files.exists(cache.resolve("desktop-13.jsa"))
                && Files.exists(cache.resolve("desktop-19.jsa"))
                && Files.exists(others));
    }

    /** Java itself takes 70 MB and a twentieth of what is given. */
    @Test
    void theHeapLeavesRoomForJavaItself() throws IOException, InterruptedException {
        for (String words : List.of("--memory 200M", "--memory=200m", "--memory 204800k", "--memory=209715200")) {
            String said = start("explore 3x2 " + words).out();
            assertTrue(said.contains("\n-Xmx120m\n-Xmn15m\n"), words + said);
        }
        for (String words :
                List.of("", "--memory", "--memory 99M", "--memory=1T", "--memory 0x10M", "--memory 999999G")) {
            assertFalse(start("explore 3x2 " + words).out().contains("\n-Xm"), words);
        }
    }

    /** The bound is 10 %; more is allowed for here, for Javas that were not measured. */
    @Test
    @Timeout(600)
    void memoryIsThatOfTheWholeProcess() throws IOException, InterruptedException, ClassNotFoundException {
        Path program = program();
        ProcessBuilder builder = new ProcessBuilder(
                "sh", program.toString(), "explore", "4x4", "--linux", "4.11", "--no-reduction", "--memory", "150M");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", "none");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        long most = 0;
        while (process.isAlive()) {
            most = Math.max(most, kilobytes(process));
            Thread.sleep(20);
        }
        String said = Files.readString(folder.resolve("out"));
        assertEquals(3, process.exitValue(), said);
        assertTrue(said.contains("out of memory"), said);
        assertTrue(most > 100 << 10 && most < 190 << 10, most + " KB");
    }

    /** The start script with the bundles that are tested. */
    private Path program() throws IOException, ClassNotFoundException {
        ClassLoader cli = Main.class.getClassLoader();
        Path plugins = home.resolve("plugins");
        Map<String, Class<?>> bundles = Map.of(
                "org.pirqscope.cli",
                Main.class,
                "org.pirqscope.search",
                cli.loadClass("org.pirqscope.search.Exploration"),
                "org.pirqscope.explore",
                cli.loadClass("org.pirqscope.explore.Limits"),
                "org.pirqscope.evidence",
                cli.loadClass("org.pirqscope.evidence.lspci.LspciDevice"),
                "org.pirqscope.machine",
                Run.class,
                "org.pirqscope.report",
                Plural.class,
                "org.pirqscope.diagram",
                SequenceDiagram.class,
                "com.google.gson",
                Gson.class,
                "picocli",
                cli.loadClass("picocli.CommandLine"),
                "org.snakeyaml.engine",
                Run.class.getClassLoader().loadClass("org.snakeyaml.engine.v2.api.Load"));
        for (Map.Entry<String, Class<?>> bundle : bundles.entrySet()) {
            URL place = bundle.getValue().getProtectionDomain().getCodeSource().getLocation();
            Path jar = Path.of(place.getPath().replaceFirst("^file:", ""));
            assumeTrue(Files.isRegularFile(jar), jar + " is not packed");
            Path plugin = plugins.resolve(bundle.getKey() + "_1.0.0.jar");
            Files.delete(plugin);
            Files.copy(jar, plugin);
        }
        return home.resolve("pirqscope");
    }

    /** Most memory that it has had so far; 0 once it has ended. */
    private static long kilobytes(Process process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
