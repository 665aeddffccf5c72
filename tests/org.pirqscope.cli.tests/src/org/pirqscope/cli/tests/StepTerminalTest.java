package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.cli.Main;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.report.moment.Move;

/** {@code step} on a terminal, which {@code script} of util-linux makes: keys go in, what is seen comes out. */
@EnabledOnOs(OS.LINUX)
class StepTerminalTest {

    private static final int HANGS = 60;

    @TempDir
    Path folder;

    @Test
    void aPersonStepsThroughARun() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")));
        int hit =
                Moment.startOf(BuiltIn.named("stale-pirq")).forward(Move.RESUME).position();
        try (Session session = new Session("--no-color")) {
            session.until("0> ");
            session.type("resu\t\r");
            session.until("STALE PIRQ 55 RE-USED");
            session.until(hit + " nvme0> ");
            session.type("nonsense\r");
            session.until("no word of step");
            session.type("back\r");
            session.until(hit - 1 + " nvme0> ");
            session.type("\r");
            session.until(hit - 2 + " nvme0> ");
            session.type("why pirq:5\u0003");
            session.until(hit - 2 + " nvme0> ");
            session.type("\u0004");
            assertEquals(1, session.code());
        }
        assertEquals(
                List.of("resume", "nonsense", "back"),
                Files.readAllLines(folder.resolve("step-history")),
                "what was typed");
        try (Session session = new Session()) {
            session.until("0>");
            session.type("\u0010\u0010\u0010\r"); // Ctrl+P, as the arrow up
            session.until("STALE PIRQ 55 RE-USED");
            session.type("quit\r");
            assertEquals(1, session.code());
            assertTrue(session.seen.toString().contains("\u001b[1;31m"), "colours on a terminal");
        }
    }

    /** One process on a terminal of its own. */
    private final class Session implements AutoCloseable {

        private final Process process;
        private final OutputStream keys;
        private final BlockingQueue<Character> screen = new LinkedBlockingQueue<>();
        private final Thread reader;
        private final StringBuilder seen = new StringBuilder();
        private int known;

        Session(String... options) throws IOException {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            String command = Stream.concat(
                            Stream.of(
                                    java,
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+UseSerialGC",
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-cp",
                                    BundlePath.with(),
                                    Main.class.getName(),
                                    "step",
                                    "stale-pirq"),
                            Stream.of(options))
                    .map(word -> "'" + word + "'")
                    .collect(Collectors.joining(" "));
            ProcessBuilder builder = new ProcessBuilder(
                    "/usr/bin/script", "-qefc", "stty rows 40 columns 100; exec " + command, "/dev/null");
            builder.environment().put("TERM", "xterm");
            builder.environment().put("PIRQSCOPE_DATA", folder.toString());
            builder.environment().remove("NO_COLOR");
            process = builder.redirectErrorStream(true).start();
            keys = process.getOutputStream();
            reader = Thread.ofPlatform().daemon().start(this::read);
        }

        void type(String text) throws IOException {
            keys.write(text.getBytes(StandardCharsets.UTF_8));
            keys.flush();
        }

        private void read() {
            try (InputStream in = process.getInputStream()) {
                for (int c = in.read(); c >= 0; c = in.read()) {
                    screen.add((char) c);
                }
            } catch (IOException ended) {
                // with the process
            }
        }

        void until(String text) throws InterruptedException {
            int at = seen.indexOf(text, known);
            while (at < 0) {
                Character c = screen.poll(HANGS, TimeUnit.SECONDS);
                assertNotNull(c, "nothing comes before \"" + text + "\":\n" + seen);
                seen.append(c);
                at = seen.indexOf(text, known);
            }
            known = at + text.length();
        }

        int code() throws InterruptedException {
            assertTrue(process.waitFor(HANGS, TimeUnit.SECONDS), "it hangs");
            reader.join();
            screen.forEach(seen::append);
            return process.exitValue();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
