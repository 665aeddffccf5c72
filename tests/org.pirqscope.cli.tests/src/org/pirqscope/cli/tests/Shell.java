package org.pirqscope.cli.tests;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.pirqscope.cli.Environment;
import org.pirqscope.cli.Main;

/** What one command line answered. */
record Shell(int code, String out, String err) {

    /** Runs a verb in a plain environment, without a terminal. */
    static Shell run(String... arguments) {
        return in(new Environment(Map.of(), false), arguments);
    }

    /** Runs a verb that reads a text from standard input. */
    static Shell reading(String input, String... arguments) {
        InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return in(new Environment(Map.of(), false, in, false), arguments);
    }

    /** Runs a verb in the given environment. */
    static Shell in(Environment environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(arguments, new PrintStream(out), new PrintStream(err), environment);
        return new Shell(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> lines() {
        return out.lines().toList();
    }

    /** The only line of the output, as JSON. */
    JsonObject json() {
        return JsonParser.parseString(out).getAsJsonObject();
    }

    /** Each line of the output, as JSON. */
    List<JsonObject> jsonLines() {
        return out.lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    /** Whether it is a refusal: exit code 2, nothing printed, one sentence. */
    boolean refused() {
        return code == 2
                && out.isEmpty()
                && err.startsWith("pirqscope: ")
                && err.lines().count() == 1
                && err.endsWith("\n");
    }
}
