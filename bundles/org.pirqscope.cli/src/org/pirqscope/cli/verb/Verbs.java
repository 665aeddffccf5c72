package org.pirqscope.cli.verb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Verb;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * All verbs. Start-up is the larger part of a short verb's time, so only the verb that is asked for is built, and
 * without picocli's annotations, which cost reflection.
 */
public final class Verbs {

    private static final Map<String, Supplier<Verb>> ALL = all();

    private Verbs() {}

    private static Map<String, Supplier<Verb>> all() {
        Map<String, Supplier<Verb>> verbs = new LinkedHashMap<>();
        verbs.put("scenarios", ScenariosVerb::new);
        verbs.put("scenario", ScenarioVerb::new);
        verbs.put("run", RunVerb::new);
        verbs.put("step", StepVerb::new);
        verbs.put("explore", ExploreVerb::new);
        verbs.put("diagram", DiagramVerb::new);
        verbs.put("why", WhyVerb::new);
        verbs.put("values", ValuesVerb::new);
        verbs.put("keys", KeysVerb::new);
        verbs.put("diff", DiffVerb::new);
        verbs.put("review", ReviewVerb::new);
        verbs.put("source", SourceVerb::new);
        verbs.put("reproduce", ReproduceVerb::new);
        verbs.put("evidence", EvidenceVerb::new);
        verbs.put("decode", DecodeVerb::new);
        verbs.put("encode", EncodeVerb::new);
        verbs.put("versions", VersionsVerb::new);
        verbs.put("what-if", WhatIfVerb::new);
        verbs.put("matrix", MatrixVerb::new);
        verbs.put("completion", CompletionVerb::new);
        verbs.put("help", HelpVerb::new);
        return verbs;
    }

    /** The words that may stand after {@code pirqscope}, in the order of the help. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    /** The parser for these arguments: with all verbs unless the first argument already names one. */
    public static CommandLine commandLine(String[] arguments) {
        if (arguments.length == 0 || !ALL.containsKey(arguments[0])) {
            return complete();
        }
        CommandLine root = command("pirqscope", new RootVerb());
        add(root, arguments[0]);
        return root;
    }

    /** The parser with all verbs. */
    public static CommandLine complete() {
        CommandLine root = command("pirqscope", new RootVerb());
        ALL.keySet().forEach(name -> add(root, name));
        return root;
    }

    private static void add(CommandLine root, String name) {
        root.addSubcommand(name, command(name, ALL.get(name).get()));
    }

    // wrapWithoutInspection: the verb is not an annotated class, so picocli need not look.
    private static CommandLine command(String name, Verb verb) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(verb).name(name);
        verb.describe(spec);
        spec.usageMessage().sortOptions(false);
        spec.addOption(Option.help());
        return new CommandLine(spec).setExpandAtFiles(false); // a word means itself: no @file of words is read
    }
}
