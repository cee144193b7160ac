using Robotics.Sim.Libero.Language;

namespace Robotics.Host.Evaluation;

/// <summary>Counts of an evaluation of language, and what language models had to do with it.</summary>
internal sealed record LanguageTally
{
    public int Total => Right + Wrong + Asked;

    public int Right { get; private set; }

    public int Wrong { get; private set; }

    public int Asked { get; private set; }

    /// <summary>Right ones with a plan.</summary>
    public int Planned { get; private set; }

    /// <summary>Null when no model was asked anything.</summary>
    public ModelTally? Models { get; private set; }

    public void Add(LanguageResult result)
    {
        if (result.Score == GroundingScore.Right) Right++;
        else if (result.Score == GroundingScore.Wrong) Wrong++;
        else Asked++;
        if (result.Score == GroundingScore.Right && result.Plan is not null) Planned++;
        foreach (Consultation consultation in result.Consultations.Where(c => !c.Exchanges.IsEmpty)) (Models ??= new()).Add(consultation);
    }

    /// <summary>What language models had to do with it.</summary>
    internal sealed record ModelTally
    {
        /// <summary>Proposals that were asked for.</summary>
        public int Consulted { get; private set; }

        /// <summary>Proposals that were taken.</summary>
        public int Taken { get; private set; }

        /// <summary>Requests sent.</summary>
        public long Calls { get; private set; }

        public long InputTokens { get; private set; }

        public long OutputTokens { get; private set; }

        public double Cost { get; private set; }

        public void Add(Consultation consultation)
        {
            Consulted++;
            if (consultation.Taken) Taken++;
            Calls += consultation.Exchanges.Sum(e => e.Attempts);
            InputTokens += consultation.Exchanges.Sum(e => e.InputTokens);
            OutputTokens += consultation.Exchanges.Sum(e => e.OutputTokens);
            Cost += consultation.Exchanges.Sum(e => e.Cost);
        }
    }
}
