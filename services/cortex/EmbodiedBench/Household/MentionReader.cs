using Robotics.Cortex.Language.Parsing;

namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>Noun phrases → mentions: states and collectives taken off, pronouns and repeated names led back to what was spoken of before.</summary>
internal sealed class MentionReader(PhraseChooser chooser)
{
    /// <summary>Log-odds within which something is as likely meant, when there are to be several.</summary>
    private const double SameKind = 1;

    private readonly List<Mention> _all = [];
    private readonly List<ImmutableArray<Mention>> _spoken = [];

    /// <summary>Phrases that nothing fits.</summary>
    public List<string> Unclear { get; } = [];

    /// <summary>What "it" and "them" are: what was spoken of last and fits.</summary>
    public ImmutableArray<Mention> Last(Func<HouseholdThing, bool> fits) => _spoken.FindLast(set => set.All(m => fits(m.Choices[0].Thing))) is { IsDefault: false } found ? found : [];

    /// <summary>The things that fit which the phrase means, each with the states in which it is wanted.</summary>
    public ImmutableArray<(Mention Mention, ImmutableArray<WishKind> States)> Things(NounPhrase phrase, Func<HouseholdThing, bool> fits, bool remember = true)
    {
        if (phrase.Pronoun is not null) return [.. Last(fits).Select(m => (m, ImmutableArray<WishKind>.Empty))];
        (NounPhrase bare, ImmutableArray<WishKind> states) = Strip(phrase);
        if (bare.Words.IsEmpty && bare.Colours.IsEmpty) return [.. Last(fits).Take(1).Select(m => (m, states))];
        int count = phrase.Quantity switch { Quantity.Exactly => phrase.Count, Quantity.All => int.MaxValue, _ => 1 };
        ImmutableArray<Mention> found = [.. Several(bare, fits, count)];
        if (found.IsEmpty) Unclear.Add(phrase.Text);
        if (remember && !found.IsEmpty) _spoken.Add(found);
        return [.. found.Select(m => (m, states))];
    }

    /// <summary>The one thing of a kind that the phrase means; null, and noted as unclear if <paramref name="needed"/>, when nothing fits.</summary>
    public Mention? One(NounPhrase phrase, Func<HouseholdThing, bool> fits, bool needed = true)
    {
        if (phrase.Pronoun is not null) return Last(fits).FirstOrDefault() is { } named ? Kept(named, fits) : null;
        Mention? found = Several(Strip(phrase).Bare, fits, 1).FirstOrDefault();
        if (found is null && needed) Unclear.Add(phrase.Text);
        return found;
    }

    /// <summary>What is spoken of without being asked for.</summary>
    public void Hear(NounPhrase phrase)
    {
        if (phrase.Pronoun is not null || Several(Strip(phrase).Bare, _ => true, 1).FirstOrDefault() is not { } heard) return;
        _spoken.Add([heard]);
    }

    /// <summary>That "it" means this from now on.</summary>
    public void Remember(Mention mention) => _spoken.Add([mention]);

    private IEnumerable<Mention> Several(NounPhrase phrase, Func<HouseholdThing, bool> fits, int count)
    {
        ImmutableArray<Choice> first = chooser.Choose(phrase, fits);
        if (first.IsEmpty) yield break;
        // A plural without a number means as many as the list has of the kind, at least two: it names one more only when there are more.
        int most = Math.Min(count, count == int.MaxValue ? Math.Max(1, first.Count(c => c.Thing.Base == first[0].Thing.Base)) : count);
        yield return Known(phrase, first, 1);
        for (int nth = 2; nth <= most; nth++)
        {
            // Others of the same kinds; a list that has no more of them has only one.
            ImmutableArray<Choice> others = [.. chooser.Choose(phrase, fits, nth).Where(c => first.Any(f => f.Thing.Base == c.Thing.Base && f.Loss < SameKind))];
            if (others.IsEmpty) yield break;
            yield return Known(phrase, others, nth);
        }
    }

    /// <summary>The mention with the same choices from before, or a new one.</summary>
    private Mention Known(NounPhrase phrase, ImmutableArray<Choice> choices, int nth)
    {
        string text = nth == 1 ? phrase.Text : $"{phrase.Text} ({nth})";
        Mention? known = _all.Find(m => m.Choices[0].Thing == choices[0].Thing && (m.Text == text || Same(m, choices)));
        if (known is not null) return known;
        Mention mention = new(text, choices);
        _all.Add(mention);
        return mention;
    }

    private static bool Same(Mention known, ImmutableArray<Choice> choices) =>
        known.Choices.Select(c => c.Thing.Name).SequenceEqual(choices.Select(c => c.Thing.Name));

    private Mention Kept(Mention mention, Func<HouseholdThing, bool> fits)
    {
        if (mention.Choices.All(c => fits(c.Thing))) return mention;
        Mention kept = new(mention.Text, [.. mention.Choices.Where(c => fits(c.Thing))]);
        _all.Add(kept);
        return kept;
    }

    /// <summary>"a clean slice of lettuce" → lettuce, clean and sliced; "two heads of lettuce" → lettuce.</summary>
    private static (NounPhrase Bare, ImmutableArray<WishKind> States) Strip(NounPhrase phrase)
    {
        List<WishKind> states = [.. phrase.Words.Where(w => w.Role == WordRole.Modifier).Select(w => StateWords.StateOf(w.Text)).OfType<WishKind>()];
        NounPhrase bare = phrase with { Words = [.. phrase.Words.Where(w => w.Role != WordRole.Modifier || StateWords.StateOf(w.Text) is null)] };
        if (bare.Head is "something" or "anything") bare = bare with { Words = [.. bare.Words.Select(w => w.Role == WordRole.Head ? w with { Text = "thing" } : w)] };
        string singular = bare.Head.EndsWith('s') ? bare.Head[..^1] : bare.Head;
        bool part = StateWords.IsPart(singular), whole = StateWords.IsWhole(singular);
        if (part) states.Add(WishKind.Sliced);
        if (!part && !(whole && bare.Of is not null)) return (bare, [.. states.Distinct()]);
        if (bare.Of is { } of)
        {
            (NounPhrase inner, ImmutableArray<WishKind> more) = Strip(of);
            return (inner with { Quantity = phrase.Quantity, Count = phrase.Count }, [.. states.Concat(more).Distinct()]);
        }

        // "tomato slice": the word before is what it is a slice of.
        ImmutableArray<PhraseWord> before = [.. bare.Words.Where(w => w.Role == WordRole.Modifier)];
        ImmutableArray<PhraseWord> words = before.IsEmpty ? [] : before.SetItem(before.Length - 1, before[^1] with { Role = WordRole.Head });
        return (bare with { Words = words }, [.. states.Distinct()]);
    }
}
