package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Consumer;

/** Writes one JSON value as one line. */
public final class Json {

    private Json() {}

    /** One object on one line. */
    public static String object(Consumer<Members> members) {
        StringWriter text = new StringWriter(512);
        // the writer wants to be closed, the text after it does not care
        try (JsonWriter json = new JsonWriter(text)) {
            new Members(json).object(members);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** {@code PIRQ_REQUEST} as {@code pirq-request}. */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
