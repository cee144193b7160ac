using System.Globalization;

namespace Robotics.Sim.Libero.Bddl;

/// <summary>Reads a BDDL problem as LIBERO uses the language: one <c>(define …)</c> with nine groups, each exactly once.</summary>
public sealed class BddlReader
{
    private static readonly string[] Groups =
        ["problem", ":domain", ":language", ":regions", ":fixtures", ":objects", ":obj_of_interest", ":init", ":goal"];

    private readonly string _file;

    private BddlReader(string file) => _file = file;

    /// <summary>Reads a problem from the text of a file.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.MalformedFile"/>: names file, line, what was expected and what is there.</exception>
    public static BddlProblem Read(string text, string file) => new BddlReader(file).Problem(FormParser.Parse(text, file));

    private BddlProblem Problem(Form root)
    {
        if (root.Head != "define") throw BddlError.At(_file, root, "'(define …)'");
        Dictionary<string, Form> groups = new(StringComparer.Ordinal);
        foreach (Form group in root.Arguments)
        {
            if (group.Head is not { } head || !Groups.Contains(head)) throw BddlError.At(_file, group, $"one of the groups {string.Join(", ", Groups)}");
            if (!groups.TryAdd(head, group)) throw BddlError.At(_file, group, $"the group {head} only once");
        }

        foreach (string name in Groups)
        {
            if (!groups.ContainsKey(name)) throw BddlError.At(_file, root, $"the group {name} in '(define …)'");
        }

        Form goal = Only(groups[":goal"], "one goal predicate or '(and …)'");
        return new BddlProblem(
            Word(Only(groups["problem"], "the problem's name"), "the problem's name"),
            string.Join(' ', Words(groups[":language"].Arguments, "words")),
            Instances(groups[":fixtures"]),
            Instances(groups[":objects"]),
            Regions(groups[":regions"]),
            [.. Words(groups[":obj_of_interest"].Arguments, "the name of an object")],
            Predicates(groups[":init"].Arguments),
            goal.Head == "and" ? Predicates(goal.Arguments) : Predicates([goal]));
    }

    private ImmutableArray<BddlInstance> Instances(Form group)
    {
        List<string> pending = [];
        List<string> categories = [];
        Dictionary<string, List<string>> byCategory = new(StringComparer.Ordinal);
        ReadOnlySpan<Form> items = group.Arguments;
        for (int i = 0; i < items.Length; i++)
        {
            string word = Word(items[i], "a name or '-'");
            if (word != "-")
            {
                if (pending.Contains(word) || byCategory.Values.Any(names => names.Contains(word)))
                    throw BddlError.At(_file, items[i], "a name that is not used yet");
                pending.Add(word);
                continue;
            }

            if (pending.Count == 0) throw BddlError.At(_file, items[i], "a name before '-'");
            if (++i == items.Length) throw BddlError.At(_file, items[i - 1].Line, "a category after '-'", "the end of the group");
            string category = Word(items[i], "a category");
            if (!byCategory.TryGetValue(category, out List<string>? instances))
            {
                categories.Add(category);
                byCategory[category] = instances = [];
            }

            instances.AddRange(pending);
            pending.Clear();
        }

        if (pending.Count > 0) throw BddlError.At(_file, items[^1].Line, $"'- category' after '{pending[^1]}'", "the end of the group");
        return [.. categories.SelectMany(category => byCategory[category].Select(name => new BddlInstance(name, category)))];
    }

    private ImmutableArray<BddlRegion> Regions(Form group)
    {
        List<BddlRegion> regions = [];
        foreach (Form form in group.Arguments)
        {
            if (form.Head is not { } name) throw BddlError.At(_file, form, "a region '(name (:target …) …)'");
            string? target = null;
            (double, double, double, double)? rectangle = null;
            (double, double) yaw = (0, 0);
            (double, double, double, double) rgba = (0, 0, 1, 0);
            foreach (Form part in form.Arguments)
            {
                switch (part.Head)
                {
                    case ":target":
                        target = Word(Only(part, "the target's name"), "the target's name");
                        break;
                    case ":ranges":
                        double[] r = Numbers(Only(Only(part, "a list of one range"), "one range (x0 y0 x1 y1)", headless: true), 4);
                        rectangle = (r[0], r[1], r[2], r[3]);
                        break;
                    case ":yaw_rotation":
                        double[] y = Numbers(Only(Only(part, "a list of one range"), "one range (low high)", headless: true), 2);
                        yaw = (y[0], y[1]);
                        break;
                    case ":rgba":
                        double[] c = Numbers(Only(part, "(red green blue alpha)"), 4);
                        rgba = (c[0], c[1], c[2], c[3]);
                        break;
                    default:
                        throw BddlError.At(_file, part, "(:target …), (:ranges …), (:yaw_rotation …) or (:rgba …)");
                }
            }

            if (target is null) throw BddlError.At(_file, form, $"(:target …) in the region '{name}'");
            BddlRegion region = new($"{target}_{name}", target, rectangle, yaw, rgba);
            if (regions.Any(other => other.Key == region.Key)) throw BddlError.At(_file, form, $"the region '{region.Key}' only once");
            regions.Add(region);
        }

        return [.. regions];
    }

    private ImmutableArray<BddlPredicate> Predicates(ReadOnlySpan<Form> forms)
    {
        ImmutableArray<BddlPredicate>.Builder predicates = ImmutableArray.CreateBuilder<BddlPredicate>();
        foreach (Form form in forms)
        {
            if (form.Head is not { } name || !BddlPredicate.Arity.TryGetValue(name, out int arity))
                throw BddlError.At(_file, form, $"a predicate ({string.Join(", ", BddlPredicate.Arity.Keys.Order(StringComparer.Ordinal))})");
            if (form.Arguments.Length != arity) throw BddlError.At(_file, form.Line, $"{arity} arguments of '{name}'", $"{form.Arguments.Length}");
            List<string> words = Words(form.Arguments, "the name of an instance or region");
            predicates.Add(new BddlPredicate(name, words[0], arity == 2 ? words[1] : null));
        }

        return predicates.ToImmutable();
    }

    private Form Only(Form list, string expected, bool headless = false)
    {
        int count = headless ? 1 : 2;
        if (!list.IsList || list.Items.Length != count) throw BddlError.At(_file, list, expected);
        return list.Items[count - 1];
    }

    private string Word(Form form, string expected) => form.Word ?? throw BddlError.At(_file, form, expected);

    private List<string> Words(ReadOnlySpan<Form> forms, string expected)
    {
        List<string> words = [];
        foreach (Form form in forms) words.Add(Word(form, expected));
        return words;
    }

    private double[] Numbers(Form list, int count)
    {
        if (!list.IsList || list.Items.Length != count) throw BddlError.At(_file, list, $"a list of {count} numbers");
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++)
        {
            string word = Word(list.Items[i], "a number");
            if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
                throw BddlError.At(_file, list.Items[i], "a finite number");
        }

        return numbers;
    }
}
