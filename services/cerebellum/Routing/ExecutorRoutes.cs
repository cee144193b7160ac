namespace Robotics.Cerebellum.Routing;

/// <summary>Which executors carry out which verb, the first first and the others after failures. Written <c>pick_up=policy:NAME|skills,*=skills</c>.</summary>
public sealed class ExecutorRoutes
{
    private const string Any = "*";

    private readonly SortedDictionary<string, ImmutableArray<string>> _routes = new(StringComparer.Ordinal);

    private ExecutorRoutes()
    {
    }

    /// <summary>Every executor that is named, in ordinal order.</summary>
    public IEnumerable<string> Executors => _routes.Values.SelectMany(r => r).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Whether a text is one of routes, and not the name of one executor.</summary>
    public static bool AreRoutes(string text) => text.Contains('=', StringComparison.Ordinal) || text.Contains('|', StringComparison.Ordinal);

    /// <exception cref="RoboticsException">InvalidArgument: not routes, a verb twice, or verbs without a route. UnknownName: no such verb.</exception>
    public static ExecutorRoutes Parse(string text)
    {
        ExecutorRoutes routes = new();
        foreach (string part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int at = part.IndexOf('=', StringComparison.Ordinal);
            string verb = at < 0 ? Any : part[..at].Trim();
            if (verb != Any) verb = Enum.GetValues<SkillVerb>().Select(Snake).FirstOrDefault(v => v == verb) ?? throw Unknown(verb);
            ImmutableArray<string> executors = [.. part[(at + 1)..].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
            if (executors.IsEmpty) throw RoboticsException.Invalid($"The route of {verb}", $"'{part}'", "verb=executor, further ones behind a bar");
            if (!routes._routes.TryAdd(verb, executors)) throw RoboticsException.Invalid("The routes", $"'{text}', with {verb} twice", "each verb once");
        }

        if (!routes._routes.ContainsKey(Any)) throw RoboticsException.Invalid("The routes", $"'{text}'", "routes with *=executor for every verb that is not named");
        return routes;
    }

    /// <summary>The executors of a verb; never empty.</summary>
    public ImmutableArray<string> Of(SkillVerb verb) => _routes.TryGetValue(Snake(verb), out ImmutableArray<string> own) ? own : _routes[Any];

    private static RoboticsException Unknown(string verb) => RoboticsException.Unknown("verb", verb, Enum.GetValues<SkillVerb>().Select(Snake).Append(Any));

    private static string Snake(SkillVerb verb) => string.Concat(verb.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
