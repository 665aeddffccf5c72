package org.pirqscope.cli.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pirqscope.cli.explored.CauseWords;
import org.pirqscope.cli.explored.Further;
import org.pirqscope.cli.explored.OddsAnswer;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.version.Setting;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.words.MoveCall;
import org.pirqscope.search.Exploration.Ending;
import org.pirqscope.search.Exploration.Failure;
import org.pirqscope.search.Exploration.Result;
import org.pirqscope.search.FewSwitches;
import org.pirqscope.search.GrownOutcomes;
import org.pirqscope.search.Odds;
import org.pirqscope.search.cause.Causes;
import org.pirqscope.search.cause.NearestPass;
import org.pirqscope.search.cover.Exercised;
import org.pirqscope.search.proof.Certificate;
import org.pirqscope.search.repair.Repairs;

/** The JSON of an exploration; {@code explore --help} documents it. */
public final class ExploreJson {

    private ExploreJson() {}

    /** One object on one line. */
    public static String of(Result result) {
        return Json.object(json -> members(json, result));
    }

    /** The same with what else was asked for. */
    public static String of(Result result, Further further) {
        return Json.object(json -> {
            members(json, result);
            further.causes().ifPresent(causes -> causes(json, causes));
            further.odds().ifPresent(odds -> odds(json, odds));
            further.repairs().ifPresent(repairs -> repairs(json, repairs));
            further.grown()
                    .ifPresent(grown -> json.object(
                            "grown",
                            inner -> grown(inner, grown, result.scenario().controllers())));
            further.coverage().ifPresent(all -> json.object("coverage", inner -> coverage(inner, all)));
        });
    }

    private static void members(Members json, Result result) {
        Versions versions = result.scenario().versions();
        List<Controller> controllers = result.scenario().controllers();
        json.put("linux", versions.linux())
                .put("qemu", versions.qemu())
                .put("xen", versions.xen())
                .put("controllers", controllers.size())
                .values("changed", versions.changed().stream())
                .put(
                        "vectors",
                        controllers.stream().mapToInt(Controller::vectors).max().orElse(0))
                .put("complete", result.complete())
                .put("ended", result.ended().label())
                .put("states", result.states())
                .put("transitions", result.transitions())
                .put("depth", result.depth())
                .put("seconds", Math.round(result.seconds() * 1000) / 1000.0)
                .objects(
                        "outcomes", result.endings(), (inner, ending) -> outcome(inner, controllers, ending.outcomes()))
                .objects("endings", result.endings(), (inner, ending) -> ending(inner, controllers, ending))
                .put("allListed", result.allListed())
                .put("verdict", result.verdict().label())
                .object("certificate", inner -> certificate(inner, result.certificate()))
                .object("shortest", Optional.ofNullable(result.shortest()), ExploreJson::failure)
                .object("fewestSwitches", Optional.ofNullable(result.fewestSwitches()), ExploreJson::failure);
    }

    static void certificate(Members json, Certificate certificate) {
        json.put("kind", certificate.kind().label())
                .values("reductions", certificate.reductions().stream())
                .put("states", certificate.states())
                .put("replayed", certificate.replayed());
        if (certificate.most() > 0) {
            json.put("mostControllers", certificate.most());
        }
    }

    private static void ending(Members json, List<Controller> controllers, Ending ending) {
        json.object("outcome", inner -> outcome(inner, controllers, ending.outcomes()))
                .put("count", ending.count())
                .put("run", Run.of(ending.run()).runString());
    }

    private static void outcome(Members json, List<Controller> controllers, List<Outcome> outcomes) {
        for (int c = 0; c < outcomes.size(); c++) {
            json.put(controllers.get(c).name(), outcomes.get(c).text());
        }
    }

    private static void failure(Members json, Failure failure) {
        Run run = Run.of(failure.run());
        json.put("run", run.runString())
                .put("steps", failure.steps())
                .put("switches", failure.switches())
                .put("least", failure.least())
                .put("cause", CauseWords.sentence(run));
    }

    /** Null where a limit came first. */
    private static void odds(Members json, OddsAnswer answer) {
        json.object(
                "odds",
                answer.odds(),
                (inner, odds) -> inner.put("start", odds.start().odds())
                        .objects("next", odds.start().next(), (each, next) -> next(each, answer, next))
                        .objects(
                                "steps",
                                odds.steps(),
                                (each, moment) -> each.put("step", moment.step())
                                        .put("odds", moment.odds())
                                        .objects("next", moment.next(), (one, next) -> next(one, answer, next)))
                        .object(
                                "noReturn",
                                odds.noReturn(),
                                (each, moment) -> each.put("step", moment.step())
                                        .put(
                                                "call",
                                                MoveCall.upTo(answer.run(), moment.step())
                                                        .map(Step::text))));
    }

    private static void next(Members json, OddsAnswer answer, Odds.Candidate next) {
        json.put("actor", answer.run().scenario().actors().get(next.actor())).put("odds", next.odds());
    }

    private static void coverage(Members json, Exercised exercised) {
        json.put("complete", exercised.complete())
                .values("steps", exercised.steps().stream().map(AtomicStep::name))
                .values("neverMade", exercised.neverMade().stream().map(AtomicStep::name))
                .object(
                        "called",
                        called -> exercised
                                .answers()
                                .forEach((function, errors) -> called.values(function.spelling(), errors.stream())))
                .values("neverCalled", exercised.neverCalled().stream().map(Function::spelling))
                .values("neverFail", exercised.neverFail().stream().map(Function::spelling))
                .values("decides", exercised.decides().stream())
                .values("silent", exercised.silent().stream())
                .values("unknown", exercised.unknown().stream());
    }

    private static void repairs(Members json, Repairs repairs) {
        json.objects("repairs", repairs.repairs(), ExploreJson::change)
                .objects("reopens", repairs.reopens(), ExploreJson::change)
                .object(
                        "changes",
                        changes -> changes.put("tried", repairs.tried())
                                .put("undecided", repairs.undecided())
                                .put("complete", repairs.complete()));
    }

    private static void change(Members json, Repairs.Change change) {
        json.values("set", change.set().stream().map(Setting::text))
                .put("verdict", change.verdict().label())
                .put("commit", commit(change))
                .put("leaked", change.cost().leaked())
                .put("fallbacks", change.cost().fallbacks());
    }

    /** Empty unless the table knows one for the only setting, or the same for all. */
    private static Optional<String> commit(Repairs.Change change) {
        List<Optional<String>> commits =
                change.set().stream().map(Setting::commit).distinct().toList();
        return commits.size() == 1 ? commits.getFirst() : Optional.empty();
    }

    private static void causes(Members json, Causes causes) {
        json.objects("causes", causes.groups(), ExploreJson::group)
                .put("allCauses", causes.complete())
                .put("causesOf", causes.of());
    }

    private static void group(Members json, Causes.Group group) {
        Run run = Run.of(group.fewest().run());
        json.put("cause", CauseWords.sentence(run))
                .put("loss", group.loss().label())
                .put("share", group.share())
                .put("finalStates", group.finalStates())
                .put("run", run.runString())
                .put("steps", group.fewest().steps())
                .put("switches", group.fewest().switches())
                .put("least", group.fewest().least())
                .object("passes", group.nearest(), ExploreJson::passes);
    }

    private static void passes(Members json, NearestPass pass) {
        Run run = Run.of(pass.run());
        int step = pass.lastCommonStep(run);
        json.put("run", run.runString())
                .put("step", step)
                .put("call", MoveCall.upTo(run, step).map(Step::text));
    }

    /** What becomes of each of many equal controllers. */
    private static void grown(Members json, GrownOutcomes grown, List<Controller> controllers) {
        json.values("controllers", grown.sizes().stream().map(GrownOutcomes.Size::controllers));
        grown.sameFrom()
                .ifPresentOrElse(
                        from -> json.values(
                                "same",
                                Stream.of(
                                        from.controllers(),
                                        grown.sizes().getLast().controllers())),
                        () -> json.put("same", null));
        Map<Integer, Set<Outcome>> each =
                grown.sizes().isEmpty() ? Map.of() : grown.sizes().getLast().each();
        Set<Outcome> few = grown.switched().map(FewSwitches::each).orElse(Set.of());
        json.put("proved", false)
                .values(
                        "outcomes",
                        texts(Stream.concat(few.stream(), each.values().stream().flatMap(Set::stream))))
                .objects(
                        "groups",
                        List.copyOf(each.entrySet()),
                        (inner, group) -> inner.put(
                                        "like", controllers.get(group.getKey()).name())
                                .values("outcomes", texts(group.getValue().stream())))
                .put("switches", grown.switched().map(FewSwitches::most).orElse(null));
    }

    private static Stream<String> texts(Stream<Outcome> outcomes) {
        return outcomes.map(Outcome::text).distinct().sorted();
    }
}
