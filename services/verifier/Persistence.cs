namespace Robotics.Verifier;

/// <summary>Belief with hysteresis: it takes so many scenes in a row to believe something, and so many to give it up.</summary>
internal sealed class Persistence(int on, int off)
{
    private int _run;
    private bool _shown;

    public bool Believed { get; private set; }

    /// <summary>Whether it is believed and the last scene that counts shows it: one that contradicts it is not enough to give it up, but to keep silent.</summary>
    public bool Stands => Believed && _shown;

    public void See(bool shown)
    {
        _shown = shown;
        _run = shown == Believed ? 0 : _run + 1;
        if (_run < (Believed ? off : on)) return;
        (Believed, _run) = (shown, 0);
    }
}
