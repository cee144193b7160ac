; What the planner knows of the actions of a household robot as EmbodiedBench offers them (EB-ALFRED and EB-Habitat).
;
; The language is that of operators.pddl, but that an action here names no skill of an arm:
;   :act  what the action is called in the environment's own list, and the thing that is acted on first

(define (domain household)
  (:requirements :strips :typing :negative-preconditions :universal-preconditions :conditional-effects :action-costs)

  (:types thing - object)

  (:predicates
    ; Read from the names of the actions, and from what things of a home are good for.
    (by-thing)                              ; the robot is told to go to a thing itself (EB-ALFRED)
    (by-place)                              ; the robot is told to go to the place where a thing is (EB-Habitat)
    (can-go ?x - thing)
    (portable ?x - thing)
    (opens ?r - thing)                      ; has a door, a drawer or a lid
    (always-open ?r - thing)
    (sliceable ?x - thing)
    (cuts ?k - thing)
    (heats ?m - thing)
    (cools ?m - thing)
    (rinses ?s - thing)
    (pours ?f - thing)

    ; Read from the goal.
    (wanted ?x - thing ?r - thing)          ; it has to get there, to stay or on the way
    (to-slice ?x - thing)                   ; before anything else is done to it: slices are things of their own
    (spare ?r - thing)                      ; where what is in the way can be put aside

    ; Known from the actions so far, or supposed.
    (at ?x - thing)                         ; the robot is near it
    (aims ?r - thing)                       ; what is put down goes there
    (holding ?x - thing)
    (hand-empty)
    (in ?x - thing ?r - thing)              ; in or on
    (open ?r - thing)
    (shut ?r - thing)
    (on ?x - thing)
    (off ?x - thing)
    (sliced ?x - thing)
    (hot ?x - thing)
    (cold ?x - thing)
    (clean ?x - thing))

  (:functions (total-cost))

  (:action go
    :act (Go ?x)
    :parameters (?x - thing)
    :precondition (and (can-go ?x) (not (holding ?x)))
    :effect (and
      (at ?x) (aims ?x)
      (forall (?y - thing) (not (at ?y)))
      (forall (?y - thing) (not (aims ?y)))
      (increase (total-cost) 2)))

  ; ---- picking up ----------------------------------------------------------------------------------------------

  (:action pick-up
    :act (PickUp ?x)
    :parameters (?x - thing)
    :precondition (and
      (by-thing) (portable ?x) (at ?x) (hand-empty)
      (forall (?r - thing) (imply (opens ?r) (not (in ?x ?r)))))
    :effect (and
      (holding ?x) (not (hand-empty)) (not (at ?x))
      (forall (?r - thing) (not (in ?x ?r)))
      (forall (?r - thing) (not (aims ?r)))
      (increase (total-cost) 2)))

  (:action pick-up-from-inside              ; afterwards the robot is at what it took it from
    :act (PickUp ?x)
    :parameters (?x - thing ?r - thing)
    :precondition (and (by-thing) (portable ?x) (opens ?r) (at ?x) (in ?x ?r) (open ?r) (hand-empty))
    :effect (and
      (holding ?x) (not (hand-empty)) (not (at ?x)) (at ?r)
      (forall (?s - thing) (not (in ?x ?s)))
      (forall (?s - thing) (not (aims ?s)))
      (increase (total-cost) 2)))

  (:action take
    :act (PickUp ?x)
    :parameters (?x - thing ?r - thing)
    :precondition (and (by-place) (portable ?x) (always-open ?r) (at ?r) (in ?x ?r) (hand-empty))
    :effect (and (holding ?x) (not (hand-empty)) (not (in ?x ?r)) (increase (total-cost) 2)))

  (:action take-from-inside
    :act (PickUp ?x)
    :parameters (?x - thing ?r - thing)
    :precondition (and (by-place) (portable ?x) (opens ?r) (open ?r) (at ?r) (in ?x ?r) (hand-empty))
    :effect (and (holding ?x) (not (hand-empty)) (not (in ?x ?r)) (increase (total-cost) 2)))

  ; ---- putting down --------------------------------------------------------------------------------------------

  (:action put
    :act (PutDown ?r)
    :parameters (?r - thing ?x - thing)
    :precondition (and (imply (to-slice ?x) (sliced ?x)) (wanted ?x ?r) (always-open ?r) (holding ?x) (aims ?r))
    :effect (and (in ?x ?r) (hand-empty) (not (holding ?x)) (increase (total-cost) 2)))

  (:action put-inside
    :act (PutDown ?r)
    :parameters (?r - thing ?x - thing)
    :precondition (and (imply (to-slice ?x) (sliced ?x)) (wanted ?x ?r) (opens ?r) (open ?r) (holding ?x) (aims ?r))
    :effect (and (in ?x ?r) (hand-empty) (not (holding ?x)) (increase (total-cost) 2)))

  (:action put-aside
    :act (PutDown ?r)
    :parameters (?r - thing ?x - thing)
    :precondition (and (spare ?r) (portable ?x) (always-open ?r) (holding ?x) (aims ?r))
    :effect (and (in ?x ?r) (hand-empty) (not (holding ?x)) (increase (total-cost) 3)))

  (:action drop
    :act (Drop ?x)
    :parameters (?x - thing)
    :precondition (and (by-thing) (portable ?x) (holding ?x))
    :effect (and (hand-empty) (not (holding ?x)) (increase (total-cost) 30)))

  ; ---- doors, drawers and lids -----------------------------------------------------------------------------------

  (:action open
    :act (Open ?r)
    :parameters (?r - thing)
    :precondition (and (opens ?r) (at ?r) (shut ?r) (not (on ?r)))
    :effect (and (open ?r) (not (shut ?r)) (increase (total-cost) 2)))

  (:action close
    :act (Close ?r)
    :parameters (?r - thing)
    :precondition (and (opens ?r) (at ?r) (open ?r))
    :effect (and
      (shut ?r) (not (open ?r))
      (forall (?s - thing) (when (by-thing) (not (aims ?s))))
      (increase (total-cost) 2)))

  (:action chill
    :act (Close ?r)
    :parameters (?r - thing ?x - thing)
    :precondition (and (imply (to-slice ?x) (sliced ?x)) (cools ?r) (wanted ?x ?r) (opens ?r) (at ?r) (open ?r) (in ?x ?r))
    :effect (and
      (cold ?x) (not (hot ?x)) (shut ?r) (not (open ?r))
      (forall (?s - thing) (when (by-thing) (not (aims ?s))))
      (increase (total-cost) 2)))

  ; ---- switches --------------------------------------------------------------------------------------------------

  (:action turn-on
    :act (TurnOn ?x)
    :parameters (?x - thing)
    :precondition (and (at ?x) (off ?x) (not (open ?x)))
    :effect (and (on ?x) (not (off ?x)) (forall (?s - thing) (not (aims ?s))) (increase (total-cost) 2)))

  (:action turn-off
    :act (TurnOff ?x)
    :parameters (?x - thing)
    :precondition (and (at ?x) (on ?x))
    :effect (and (off ?x) (not (on ?x)) (forall (?s - thing) (not (aims ?s))) (increase (total-cost) 2)))

  (:action heat
    :act (TurnOn ?m)
    :parameters (?m - thing ?x - thing)
    :precondition (and (imply (to-slice ?x) (sliced ?x)) (heats ?m) (wanted ?x ?m) (at ?m) (in ?x ?m) (off ?m) (not (open ?m)))
    :effect (and
      (hot ?x) (not (cold ?x)) (on ?m) (not (off ?m))
      (forall (?s - thing) (not (aims ?s)))
      (increase (total-cost) 2)))

  (:action wash
    :act (TurnOn ?f)
    :parameters (?f - thing ?s - thing ?x - thing)
    :precondition (and (imply (to-slice ?x) (sliced ?x)) (pours ?f) (rinses ?s) (wanted ?x ?s) (at ?f) (in ?x ?s) (off ?f))
    :effect (and
      (clean ?x) (on ?f) (not (off ?f))
      (forall (?y - thing) (not (aims ?y)))
      (increase (total-cost) 2)))

  (:action slice
    :act (Slice ?x)
    :parameters (?x - thing ?k - thing)
    :precondition (and
      (sliceable ?x) (cuts ?k) (at ?x) (holding ?k)
      (forall (?r - thing) (imply (opens ?r) (not (in ?x ?r)))))
    :effect (and (sliced ?x) (forall (?s - thing) (not (aims ?s))) (increase (total-cost) 2))))
