using System.Collections.Concurrent;
using Robotics.Cortex.Language.Lexicon;
using Robotics.Cortex.Language.WordNet;

namespace Robotics.Cortex.Language.Reference;

/// <summary>Gathers what may be said of a thing: its own names and attributes, the household lexicon, and WordNet's synonyms, kinds, parts and definitions.</summary>
/// <remarks>Thread-safe. A profile is built once per set of names.</remarks>
internal sealed class ProfileBuilder
{
    private const int KindsClimbed = 4;
    private const double KindDecay = 0.85;

    /// <summary>Weight of a word of what a thing is for.</summary>
    private const double ByUse = 0.65;

    /// <summary>Weights of the kinds in the lexicon, the most usual first.</summary>
    private const double TypicalKind = 0.9;
    private const double RareKind = 0.75;
    private const double KindStep = 0.04;

    /// <summary>Kinds that tell a household sense of a noun from its other senses.</summary>
    private static readonly string[] HouseholdKinds =
        ["container", "tableware", "cookware", "furniture", "home_appliance", "appliance", "kitchen_utensil", "cutlery", "framework", "toy", "plaything", "publication", "product", "tool", "storage_space"];

    /// <summary>Kinds too general to tell anything.</summary>
    private static readonly HashSet<string> Tops = new(StringComparer.Ordinal)
    {
        "entity", "physical_entity", "object", "physical_object", "whole", "unit", "artifact", "artefact", "matter", "substance", "instrumentality", "instrumentation", "abstraction", "creation",
    };

    private readonly WordKnowledge _knowledge;
    private readonly ConcurrentDictionary<string, ConceptProfile> _profiles = new(StringComparer.Ordinal);

    public ProfileBuilder(WordKnowledge knowledge) => _knowledge = knowledge;

    /// <summary>The profile of an object as a whole.</summary>
    /// <param name="thing">The object.</param>
    /// <param name="use">What more is known of what it is and what it is for, in words; empty when nothing.</param>
    public ConceptProfile Of(ObjectDescription thing, string use = "")
    {
        string key = $"{thing.Category}|{string.Join(',', thing.Names)}|{string.Join(',', thing.Attributes)}|{use}";
        return _profiles.GetOrAdd(key, _ =>
        {
            ConceptProfile profile = Build([.. thing.Names, .. thing.Names.IsEmpty ? [thing.Category.Replace('_', ' ')] : Array.Empty<string>()], thing.Category, thing.Attributes);
            foreach (string word in _knowledge.ContentWords(use)) profile.Describe(word, ByUse);
            return profile;
        });
    }

    /// <summary>The profile of a part: its own names, and with less weight those of what it belongs to.</summary>
    public ConceptProfile OfPart(IEnumerable<string> names, ConceptProfile? owner, string key) => _profiles.GetOrAdd("part|" + key, _ =>
    {
        ConceptProfile profile = Build([.. names], "", []);
        if (owner is null) return profile;
        foreach ((string term, double weight) in owner.Terms) profile.Describe(term, weight * 0.95);
        foreach ((string term, double weight) in owner.Kinds) profile.Add(term, weight * 0.95);
        profile.Heads.UnionWith(owner.Heads);
        profile.Colours.UnionWith(owner.Colours);
        return profile;
    });

    private ConceptProfile Build(ImmutableArray<string> names, string category, ImmutableArray<string> attributes)
    {
        ConceptProfile profile = new() { Names = names };
        foreach (string word in attributes.SelectMany(a => a.Split(' ', '_')).Concat(names.SelectMany(n => n.Split(' '))))
        {
            profile.Add(_knowledge.Morphology.Singular(word), 1);
            profile.Add(word, 1);
            if (Colours.BasicOf(word) == word && !IsOnlyInName(word, attributes, names)) profile.Colours.Add(word);
        }

        profile.Heads.UnionWith(names.Select(n => _knowledge.Morphology.Singular(n[(n.LastIndexOf(' ') + 1)..])));
        foreach (string word in category.Split('_').Where(w => w.Length > 2)) profile.Add(_knowledge.Morphology.Singular(word), 0.8);
        foreach (string name in names)
        {
            AddSenses(profile, name, 1);
            AddHousehold(profile, name);
        }

        return profile;
    }

    /// <summary>"orange juice" is not orange because of its name.</summary>
    private static bool IsOnlyInName(string word, ImmutableArray<string> attributes, ImmutableArray<string> names) =>
        word == "orange" && !attributes.Contains(word) && names.Any(n => n.Contains(word, StringComparison.Ordinal));

    private void AddHousehold(ConceptProfile profile, string name)
    {
        if (HouseholdLexicon.Shared.Find(name) is not { } entry) return;
        foreach (string alias in entry.Names)
        {
            AddPhrase(profile, alias, alias.Contains(' ', StringComparison.Ordinal) ? TypicalKind : 1);
            AddSenses(profile, alias, 0.9);
        }

        double typical = TypicalKind;
        foreach (string kind in entry.Kinds)
        {
            AddPhrase(profile, kind, typical);
            AddSenses(profile, kind, 0.5);
            typical = Math.Max(RareKind, typical - KindStep);
        }

        foreach (string word in _knowledge.ContentWords(entry.Description)) profile.Describe(word, ByUse);
    }

    private void AddPhrase(ConceptProfile profile, string phrase, double weight)
    {
        string[] words = phrase.Split(' ');
        for (int i = 0; i < words.Length; i++)
        {
            double share = i == words.Length - 1 ? weight : weight * 0.8;
            profile.Add(words[i], share);
            profile.Add(_knowledge.Morphology.Singular(words[i]), share);
        }
    }

    /// <summary>Adds what WordNet says of the longest ending of the name that it knows: "black bowl" → bowl, "cream cheese" → cream cheese.</summary>
    private void AddSenses(ConceptProfile profile, string name, double weight)
    {
        if (_knowledge.WordNet is not { } wordNet) return;
        string[] words = name.Split(' ');
        for (int first = 0; first < words.Length; first++)
        {
            string lemma = string.Join('_', words[first..^1].Append(_knowledge.Morphology.Singular(words[^1])));
            if (!wordNet.Contains(lemma, PartOfSpeech.Noun)) continue;
            ImmutableArray<Synset> things = [.. wordNet.Senses(lemma, PartOfSpeech.Noun).Where(s => WordNetTopics.IsThing(s.Topic))];
            ImmutableArray<Synset> household = [.. things.Where(IsHousehold)];
            foreach (Synset sense in household.IsEmpty ? things : household) AddSense(profile, sense, weight);
            return;
        }
    }

    private bool IsHousehold(Synset sense)
    {
        if (sense.Topic == WordNetTopics.Food) return true;
        for (int climbed = 0; climbed <= KindsClimbed + 2; climbed++)
        {
            if (sense.Words.Any(HouseholdKinds.Contains)) return true;
            if (_knowledge.WordNet!.Related(sense, "@").FirstOrDefault() is not { } kind) return false;
            sense = kind;
        }

        return false;
    }

    private void AddSense(ConceptProfile profile, Synset sense, double weight)
    {
        WordNetDatabase wordNet = _knowledge.WordNet!;
        AddTerms(profile, sense, 0.95 * weight);
        foreach (string word in _knowledge.ContentWords(sense.Definition)) profile.Describe(word, 0.55 * weight);
        foreach (Synset narrower in wordNet.Related(sense, "~"))
        {
            AddTerms(profile, narrower, 0.75 * weight);
            foreach (Synset narrowest in wordNet.Related(narrower, "~")) AddTerms(profile, narrowest, 0.6 * weight);
        }

        double share = weight;
        IEnumerable<Synset> level = [sense];
        for (int climbed = 1; climbed <= KindsClimbed; climbed++)
        {
            share *= KindDecay;
            level = [.. level.SelectMany(s => wordNet.Related(s, "@")).Where(s => !s.Words.Any(Tops.Contains)).DistinctBy(s => s.Offset)];
            foreach (Synset kind in level)
            {
                AddTerms(profile, kind, share);
                if (climbed > 2) continue;
                foreach (string word in _knowledge.ContentWords(kind.Definition)) profile.Describe(word, 0.4 * share);
            }
        }
    }

    /// <summary>The words of a synset; of a collocation also its last word, and with less weight the others.</summary>
    private static void AddTerms(ConceptProfile profile, Synset synset, double weight)
    {
        foreach (string term in synset.Words)
        {
            profile.Add(term, weight);
            string[] words = term.Split('_');
            if (words.Length == 1) continue;
            for (int i = 0; i < words.Length; i++) profile.Add(words[i], i == words.Length - 1 ? weight : 0.6 * weight);
        }
    }
}
