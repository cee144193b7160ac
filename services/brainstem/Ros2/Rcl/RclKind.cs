using Options = Robotics.Brainstem.Ros2.Rcl.RclTypes.Options;

namespace Robotics.Brainstem.Ros2.Rcl;

/// <summary>The functions that each kind of endpoint has alike.</summary>
internal sealed unsafe class RclKind(IRclLibraries libraries, string kind, string? signal)
{
    public readonly delegate* unmanaged<Options> DefaultOptions = (delegate* unmanaged<Options>)libraries.Find(RclLibraries.Rcl, $"rcl_{kind}_get_default_options");
    public readonly delegate* unmanaged<void*, void*, void*, byte*, Options*, int> Init = (delegate* unmanaged<void*, void*, void*, byte*, Options*, int>)libraries.Find(RclLibraries.Rcl, $"rcl_{kind}_init");
    public readonly delegate* unmanaged<void*, void*, int> Fini = (delegate* unmanaged<void*, void*, int>)libraries.Find(RclLibraries.Rcl, $"rcl_{kind}_fini");

    /// <summary>Sets the function that is called when something came; null for publishers.</summary>
    public readonly delegate* unmanaged<void*, delegate* unmanaged<void*, nuint, void>, void*, int> OnNew =
        signal is null ? null : (delegate* unmanaged<void*, delegate* unmanaged<void*, nuint, void>, void*, int>)libraries.Find(RclLibraries.Rcl, signal);
}
