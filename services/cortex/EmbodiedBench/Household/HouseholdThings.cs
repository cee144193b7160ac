using Robotics.Cortex.EmbodiedBench.Prompts;
using Robotics.Cortex.Language.Lexicon;
using Robotics.Cortex.Language.Reference;

namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>All that is known of the things that a list of actions speaks of: what can be done to them says what they are.</summary>
internal sealed class HouseholdThings
{
    private static readonly List<(ThingKind Kind, string Words)> Kinds =
        [.. from line in EmbeddedTable.Lines("household-kinds.tsv") let columns = line.Split('\t') from words in columns[1].Split('|') select (Enum.Parse<ThingKind>(columns[0]), words)];

    private static readonly Dictionary<string, string[]> Known =
        EmbeddedTable.Lines("household-names.tsv").Select(line => line.Split('\t')).ToDictionary(columns => columns[0], StringComparer.Ordinal);

    private readonly Dictionary<string, HouseholdThing> _byName;

    public HouseholdThings(ActionCatalog catalog, ProfileBuilder profiles)
    {
        Catalog = catalog;
        All = [.. catalog.Actions.Where(a => a.Verb is not (null or ActionVerb.Move) && a.Thing.Length > 0).Select(a => a.Thing).Distinct().Select(name => Make(name, catalog, profiles)).DistinctBy(t => t.Id)];
        _byName = All.ToDictionary(t => t.Name, StringComparer.Ordinal);
    }

    public ActionCatalog Catalog { get; }

    /// <summary>In the order in which the list first names them.</summary>
    public ImmutableArray<HouseholdThing> All { get; }

    /// <summary>Whether the robot is told to go to a thing itself (EB-ALFRED) rather than to the place where it is (EB-Habitat).</summary>
    public bool GoesToThings => Catalog.Offers(ActionVerb.PutDown);

    public HouseholdThing? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The other things of the same name, this one included, in order of number.</summary>
    public IEnumerable<HouseholdThing> Alike(HouseholdThing thing) => All.Where(t => t.Base == thing.Base && t.Portable == thing.Portable).OrderBy(t => t.Instance);

    private static HouseholdThing Make(string name, ActionCatalog catalog, ProfileBuilder profiles)
    {
        (string stem, int instance) = Split(name);
        string words = WordsOf(stem);
        ThingKind kind = Kinds.Where(k => EndsWith(words, k.Words)).Aggregate(ThingKind.None, (all, k) => all | k.Kind);
        int rank = Kinds.FindIndex(k => EndsWith(words, k.Words));
        string[] known = Known.GetValueOrDefault(words, [words, ""]);
        ImmutableArray<string> aliases = [.. known[1].Split('|', StringSplitOptions.RemoveEmptyEntries)];
        bool portable = Has(ActionVerb.PickUp), opens = Has(ActionVerb.Open), switches = Has(ActionVerb.TurnOn);
        bool carries = (kind & ThingKind.Carries) != 0, soleLight = switches && !opens;
        return new HouseholdThing
        {
            Name = name,
            Base = stem,
            Instance = instance,
            Words = words,
            Aliases = aliases,
            Profile = profiles.Of(new ObjectDescription { Id = stem, Category = words.Replace(' ', '_'), Names = [words, .. aliases], Parts = [], Mobility = Mobility.Movable }, known.Length > 2 ? known[2] : ""),
            Kind = kind,
            Rank = rank < 0 ? int.MaxValue : rank,
            Portable = portable,
            Opens = opens,
            Switches = switches,
            Slices = Has(ActionVerb.Slice),
            Holds = catalog.Find(ActionVerb.PlaceAt, name) is not null || (catalog.Offers(ActionVerb.PutDown) && (portable ? carries : !soleLight)),
            CanGo = catalog.Find(ActionVerb.Go, name) is not null,
        };

        bool Has(ActionVerb verb) => catalog.Find(verb, name) is not null || catalog.Find(verb, stem) is not null;
    }

    /// <summary><c>Cabinet_2</c> → (Cabinet, 2); <c>table 1</c> → (table, 1).</summary>
    private static (string Base, int Instance) Split(string name)
    {
        int at = name.LastIndexOfAny(['_', ' ']);
        return at > 0 && int.TryParse(name.AsSpan(at + 1), out int number) ? (name[..at], number) : (name, 1);
    }

    /// <summary><c>AlarmClock</c> → "alarm clock"; "left counter in the kitchen" → "left counter".</summary>
    private static string WordsOf(string name)
    {
        List<char> text = [];
        for (int i = 0; i < name.Length; i++)
        {
            bool starts = i > 0 && char.IsUpper(name[i]) && name[i - 1] != ' ' && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (starts) text.Add(' ');
            text.Add(char.ToLowerInvariant(name[i]));
        }

        string words = new([.. text]);
        const string Room = " in the kitchen";
        return words.EndsWith(Room, StringComparison.Ordinal) ? words[..^Room.Length] : words;
    }

    private static bool EndsWith(string words, string tail) => words == tail || words.EndsWith(" " + tail, StringComparison.Ordinal);
}
