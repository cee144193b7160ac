namespace Robotics.Thalamus.Truth;

/// <summary>The last two seconds of the hand: what is seen late was seen with the hand where it was then.</summary>
internal sealed class HandHistory
{
    private const int Most = 41;

    private readonly Queue<HandMoment> _moments = new();

    public HandMoment Now { get; private set; }

    public void Forget() => _moments.Clear();

    public void Add(HandMoment now)
    {
        Now = now;
        _moments.Enqueue(now);
        if (_moments.Count > Most) _moments.Dequeue();
    }

    /// <summary>The moment nearest to the time.</summary>
    public HandMoment At(TimeSpan time)
    {
        if (time >= Now.Time) return Now;
        HandMoment best = Now;
        foreach (HandMoment moment in _moments)
        {
            if ((moment.Time - time).Duration() < (best.Time - time).Duration()) best = moment;
        }

        return best;
    }
}
