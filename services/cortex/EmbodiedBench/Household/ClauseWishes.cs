using Robotics.Cortex.Language.Lexicon;
using Robotics.Cortex.Language.Parsing;

namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>Clauses → wishes.</summary>
internal sealed class ClauseWishes(MentionReader mentions)
{
    private readonly WishList _wishes = new();
    private bool _swapping;

    public ImmutableArray<ImmutableArray<Wish>> Stages => _wishes.Stages;

    public ImmutableArray<string> Unclear => [.. mentions.Unclear.Distinct()];

    /// <summary>A clause that asks for something.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="next">The one after it, which may go on with its list.</param>
    public void Take(Clause clause, Clause? next)
    {
        if (_swapping)
        {
            _swapping = false;
            if (clause.Deed == Deed.Swap) return;
        }

        switch (clause.Deed)
        {
            case Deed.Grasp when !clause.Complements.Any(c => c.Relation.Kind == RelationKind.To && c.Objects.Length > 0):
                Hold(clause);
                break;
            case Deed.Open or Deed.Close:
                Operate(clause, clause.Deed == Deed.Open ? WishKind.Open : WishKind.Shut, t => t.Opens);
                break;
            case Deed.TurnOn or Deed.TurnOff:
                Operate(clause, clause.Deed == Deed.TurnOn ? WishKind.On : WishKind.Off, t => t.Switches);
                break;
            case Deed.Clean:
                Treat(clause, WishKind.Clean);
                break;
            case Deed.Heat:
                Treat(clause, WishKind.Hot);
                break;
            case Deed.Cool:
                Treat(clause, WishKind.Cold);
                break;
            case Deed.Slice:
                Treat(clause, WishKind.Sliced);
                break;
            case Deed.Examine:
                Hold(clause);
                break;
            case Deed.Swap:
                Swap(clause, next);
                break;
            default:
                Place(clause);
                break;
        }
    }

    /// <summary>A clause that only says something: "it" may refer to it.</summary>
    public void Hear(Clause clause)
    {
        foreach (NounPhrase theme in clause.Themes) mentions.Hear(theme);
    }

    private void Place(Clause clause)
    {
        List<Mention> moved = [];
        bool filled = false;
        foreach (NounPhrase theme in Themes(clause))
        {
            filled |= Content(theme) is not null;
            foreach (Mention thing in Treated(theme)) moved.Add(thing);
        }

        if (moved.Count == 0) return;
        Mention? destination = Destination(clause, moved, filled);
        Mention? source = Source(clause);
        foreach (Mention thing in moved)
        {
            thing.From ??= source;
            if (destination is not null) _wishes.Add(new Wish(WishKind.In, thing, destination), clause.Later && thing == moved[0]);
            else if (source is not null) _wishes.Add(new Wish(WishKind.Elsewhere, thing, source), clause.Later && thing == moved[0]);
        }

        if (destination is null && source is null) mentions.Unclear.Add(clause.Text);
    }

    private void Hold(Clause clause)
    {
        List<Mention> held = [.. Themes(clause).SelectMany(t => Treated(t))];
        Mention? light = Lamp(clause);
        Mention? source = clause.Complements.Where(c => c.Relation.Kind is not RelationKind.Under).SelectMany(c => c.Objects)
            .Select(o => mentions.One(o, Contains, needed: false)).FirstOrDefault(m => m is not null);
        foreach (Mention thing in held)
        {
            if (light is null) thing.From ??= source;
            _wishes.Add(new Wish(WishKind.Holding, thing), clause.Later && thing == held[0]);
        }

        if (light is not null) _wishes.Add(new Wish(WishKind.On, light));
    }

    private void Operate(Clause clause, WishKind kind, Func<HouseholdThing, bool> fits)
    {
        foreach (NounPhrase theme in clause.Themes)
        {
            // "Turn on the lamp with the card": the card is held to the light.
            if (Content(theme) is { } shown && kind == WishKind.On)
            {
                foreach ((Mention held, _) in mentions.Things(shown, Portable)) _wishes.Add(new Wish(WishKind.Holding, held));
            }

            NounPhrase bare = theme with { Words = [.. theme.Words.Where(w => w.Role is WordRole.Head or WordRole.Modifier)] };
            if (mentions.One(bare, fits) is not { } thing) continue;
            _wishes.Add(new Wish(kind, thing), clause.Later);
            mentions.Remember(thing);
        }
    }

    private void Treat(Clause clause, WishKind state)
    {
        foreach (NounPhrase theme in Themes(clause))
        {
            foreach (Mention thing in Treated(theme, state == WishKind.Sliced ? t => t.Slices : null)) _wishes.Add(new Wish(state, thing), clause.Later);
        }
    }

    /// <summary>Two things that change places, where the places are said.</summary>
    private void Swap(Clause clause, Clause? next)
    {
        List<Mention> moved = [.. clause.Themes.SelectMany(t => mentions.Things(t, Portable, remember: false)).Select(t => t.Mention)];
        IEnumerable<NounPhrase> said = clause.Complements.SelectMany(c => c.Objects);
        if (next?.Deed == Deed.Swap)
        {
            said = said.Concat(next.Themes);
            _swapping = true;
        }

        List<Mention> places = [.. said.Select(p => mentions.One(p, t => t.Holds)).OfType<Mention>()];
        if (moved.Count != 2 || places.Count != 2) return;
        (moved[0].From, moved[1].From) = (places[0], places[1]);
        _wishes.Add(new Wish(WishKind.In, moved[0], places[1]));
        _wishes.Add(new Wish(WishKind.In, moved[1], places[0]));
    }

    /// <summary>The things of a phrase, with wishes for the states that it says and for what shall be in them.</summary>
    private ImmutableArray<Mention> Treated(NounPhrase theme, Func<HouseholdThing, bool>? fits = null)
    {
        NounPhrase bare = theme with { Words = [.. theme.Words.Where(w => w.Role != WordRole.Content)] };
        NounPhrase? content = Content(theme);
        bool filled = content is not null && mentions.One(bare, t => t.Portable && t.Holds, needed: false) is not null;
        ImmutableArray<(Mention Mention, ImmutableArray<WishKind> States)> found = mentions.Things(filled ? bare : theme, fits ?? Portable);
        foreach ((Mention thing, ImmutableArray<WishKind> states) in found)
        {
            foreach (WishKind state in states) _wishes.Add(new Wish(state, thing));
            if (!filled) continue;
            foreach ((Mention inside, ImmutableArray<WishKind> its) in mentions.Things(content!, Portable, remember: false))
            {
                foreach (WishKind state in its) _wishes.Add(new Wish(state, inside));
                _wishes.Add(new Wish(WishKind.In, inside, thing));
            }
        }

        return [.. found.Select(f => f.Mention)];
    }

    /// <summary>"a glass <em>with a butter knife</em>" as a phrase of its own.</summary>
    private static NounPhrase? Content(NounPhrase theme)
    {
        ImmutableArray<PhraseWord> words = [.. theme.Words.Where(w => w.Role == WordRole.Content)];
        if (words.IsEmpty) return null;
        string text = string.Join(' ', words.Select(w => w.Text));
        return new NounPhrase { Text = text, Words = [.. words.Select((w, i) => w with { Role = i == words.Length - 1 ? WordRole.Head : WordRole.Modifier })] };
    }

    /// <summary>The first place after the thing that can hold something; where it is said to be under a basin, what has doors there.</summary>
    private Mention? Destination(Clause clause, List<Mention> moved, bool filled)
    {
        IEnumerable<Complement> places = clause.Complements.Concat(clause.Themes.SelectMany(t => t.Places.Reverse()));
        foreach (Complement place in places.Where(p => p.Relation.Kind != RelationKind.From))
        {
            foreach (NounPhrase said in place.Objects)
            {
                if (said.Pronoun is not null && filled) continue;
                if (mentions.One(said, t => t.Holds, needed: false) is not { } found || moved.Contains(found)) continue;
                bool below = place.Relation.Kind == RelationKind.Under && found.Choices[0].Thing.Is(ThingKind.Rinses);
                if (below && mentions.One(Cabinet, t => t.Opens && !t.Portable, needed: false) is { } cabinet) return cabinet;
                return found;
            }
        }

        return null;
    }

    private static bool Portable(HouseholdThing thing) => thing.Portable;

    private static NounPhrase Cabinet { get; } = new() { Text = "the cabinet", Words = [new PhraseWord("cabinet", WordRole.Head)] };

    private Mention? Source(Clause clause) => clause.Complements.Concat(clause.Themes.SelectMany(t => t.Places))
        .Where(c => c.Relation.Kind == RelationKind.From || c.Linked).SelectMany(c => c.Objects)
        .Select(o => mentions.One(o, Contains, needed: false)).FirstOrDefault(m => m is not null);

    private static bool Contains(HouseholdThing thing) => thing.Holds || thing.Opens;

    /// <summary>A light by which something is looked at.</summary>
    private Mention? Lamp(Clause clause) => clause.Complements.SelectMany(c => c.Objects).SelectMany(o => new[] { o, o.Of }).OfType<NounPhrase>()
        .Where(o => mentions.One(o, _ => true, needed: false)?.Choices[0].Thing.Is(ThingKind.Lights) == true)
        .Select(o => mentions.One(o, t => t.Is(ThingKind.Lights) && t.Switches, needed: false)).FirstOrDefault(m => m is not null)
        ?? (clause.Deed == Deed.Examine ? mentions.One(Light, t => t.Is(ThingKind.Lights) && t.Switches, needed: false) : null);

    private static NounPhrase Light { get; } = new() { Text = "the light", Words = [new PhraseWord("lamp", WordRole.Head)] };

    /// <summary>What it is done to; what was spoken of last where nothing is said.</summary>
    private static ImmutableArray<NounPhrase> Themes(Clause clause) =>
        clause.Themes.IsEmpty ? [new NounPhrase { Text = "it", Pronoun = "it" }] : clause.Themes;
}
