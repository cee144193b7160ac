namespace Robotics.Verifier;

/// <summary>Belief with hysteresis: it takes so many scenes in a row to believe something, and so many to give it up.</summary>
internal sealed class Persistence(int on, int off)
{
    private int _run;

    public bool Believed { get; private set; }

    public void See(bool shown)
    {
        _run = shown == Believed ? 0 : _run + 1;
        if (_run < (Believed ? off : on)) return;
        (Believed, _run) = (shown, 0);
    }
}
